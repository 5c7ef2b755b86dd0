// Where an article's characters stand in the page. Offsets are code points of the article's text, as
// everywhere in gold; the page adds signs and flags to the text, and shows some characters by name.

const NOT_TEXT = ".sign, .goes-on, .flag, .vh, .take, svg";
const SPACE = /^\s$/u;
const IN_WORD = /^[\p{L}\p{M}\p{N}]$/u;
const OPENING = "\"'“‘„‚«‹";
const CLOSING = "\"'”’“‘»›";
const IN_MARKS = ",.!?…";

const pointsIn = (words) => [...words].length;

/** The pieces of an article's text between `from` and `to`, each in a node of its own. */
function* pieces(article, from = 0, to = Infinity) {
  for (const paragraph of article.text.querySelectorAll("p[data-at]")) {
    let at = Number(paragraph.dataset.at);
    if (at >= to) return;
    const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node.parentElement.closest(NOT_TEXT)) continue;
      // A character shown by name is one of the text's.
      const isNamed = node.parentElement.matches(".ctl");
      const end = at + (isNamed ? 1 : pointsIn(node.data));
      if (end > from && at < to) yield { paragraph, node, isNamed, start: at, end };
      at = end;
    }
  }
}

/** The span of an article's text that a range of the page takes in, null where it has none of it. */
function spanOf(article, range) {
  let start = null, end = null;
  for (const piece of pieces(article)) {
    const { node } = piece;
    if (!range.intersectsNode(node)) continue;
    const first = node === range.startContainer ? range.startOffset : 0;
    const last = node === range.endContainer ? range.endOffset : node.data.length;
    if (first >= last) continue;
    start ??= piece.isNamed ? piece.start : piece.start + pointsIn(node.data.slice(0, first));
    end = piece.isNamed ? piece.end : piece.start + pointsIn(node.data.slice(0, last));
  }
  return start === null ? null : wholeWords(article, start, end);
}

/** A span without blanks at its ends, half words made whole, with the marks right around it. */
function wholeWords(article, start, end) {
  const text = article.points;
  while (start < end && SPACE.test(text[start])) start += 1;
  while (end > start && SPACE.test(text[end - 1])) end -= 1;
  if (start === end) return null;
  const goesOn = (at) => at > 0 && at < text.length && IN_WORD.test(text[at - 1]) && IN_WORD.test(text[at]);
  while (goesOn(start)) start -= 1;
  while (goesOn(end)) end += 1;
  const opens = (at) => at >= 0 && OPENING.includes(text[at]);
  const closes = (at) => at < text.length && CLOSING.includes(text[at]);
  const first = [start, start - 1].find(opens);
  const last = [end - 1, end, IN_MARKS.includes(text[end]) ? end + 1 : end].find(closes);
  return first === undefined || last === undefined ? [start, end] : [first, last + 1];
}

/** The words of a span as the page shows them. */
function shownWords(article, [start, end]) {
  let shown = "", last = null;
  for (const { paragraph, node, isNamed, start: at } of pieces(article, start, end)) {
    if (last !== null && last !== paragraph) shown += " ";
    last = paragraph;
    shown += isNamed ? node.data : [...node.data].slice(Math.max(0, start - at), end - at).join("");
  }
  return shown;
}

/** Put a span's words into elements that `around` makes, and return these in order. */
function wrapSpan(article, [start, end], around) {
  return [...pieces(article, start, end)].map(({ node, isNamed, start: at }) => {
    let inner = isNamed ? node.parentElement : node;
    if (!isNamed) {
      const place = (offset) => [...node.data].slice(0, offset - at).join("").length;
      const first = place(Math.max(start, at)), last = place(end);
      if (last < node.data.length) node.splitText(last);
      if (first > 0) inner = node.splitText(first);
    }
    const element = around();
    inner.replaceWith(element);
    element.append(inner);
    return element;
  });
}

/** Where words stand in the text at or after `from`, as a span and where to look for the next place.
 *
 * Blanks, case and the form of marks may differ; “beginning … end” stands for all between the two.
 */
function findWords(article, written, from) {
  const text = article.data.gold.text;
  const search = (words, first) => {
    const pattern = new RegExp(words.trim().split(/\s+/).map(anyForm).join("\\s+"), "giu");
    pattern.lastIndex = first;
    const match = pattern.exec(text);
    return match ? { start: match.index, end: pattern.lastIndex } : null;
  };
  let found = search(written, from);
  const ends = written.split(/…|\.{3}/);
  if (!found && ends.length === 2 && ends.every((words) => words.trim())) {
    found = search(ends[0], from);
    const last = found && search(ends[1], found.end);
    found = last && { start: found.start, end: last.end };
  }
  if (!found) return null;
  const start = pointsIn(text.slice(0, found.start));
  const span = wholeWords(article, start, start + pointsIn(text.slice(found.start, found.end)));
  return { span, next: found.start + 1 };
}

function anyForm(word) {
  return word
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/["“”„«»]/g, '["“”„«»]')
    .replace(/['‘’‚]/g, "['‘’‚]");
}
