// What was found and who speaks, told anew once a reader has put something right or added a
// quotation: as the page tells it at first, by the outcomes as they read now.

const MOST_LINKS = 60;
const MOST_CALLED = 4;

function tellFound(article) {
  const outcomes = article.data.quotations.map((_, index) => ({ index, ...outcomeOf(article, index) }));
  const there = outcomes.filter(({ index }) => article.button(index));
  const said = there.filter(({ speech }) => speech);
  const open = said.filter(({ speakers }) => speakers.length === 0);
  const voices = voicesOf(article, said);
  tellSummary(article, said, open.length, there.length - said.length);
  const rows = [...voices.map((voice) => voiceRow(article, voice)), ...openRows(article, open)];
  const list = rows.length > 0 ? make("ul", {}, ...rows) : make("p", {}, "Nobody.");
  article.element.querySelector(".speakers > :last-child").replaceWith(list);
  const cells = document.querySelector(`.index a[href="#${article.key}"]`)?.closest("tr").cells;
  if (!cells) return;
  cells[1].textContent = numbered(said.length, "quotation");
  cells[2].textContent = numbered(voices.length, "speaker");
  cells[3].textContent = `${grouped(open.length)} without a name`;
}

function tellSummary(article, said, open, unsaid) {
  const kinds = Object.keys(DATA.words.kinds).map((kind) => {
    const count = said.filter(({ index }) => article.data.quotations[index].kind === kind).length;
    return count > 0 ? `${count} ${kind}` : null;
  });
  const found = said.length === 0
    ? "No quotations found."
    : `${numbered(said.length, "quotation")} (${kinds.filter(Boolean).join(", ")}); ${open === 0 ? "all resolved" : `${open} without a named speaker`}`;
  const words = unsaid > 0 ? `${found}${said.length > 0 ? "; " : " "}${unsaid} not speech` : found;
  article.element.querySelector(".summary").firstChild.data = `${words} `;
}

/** Who speaks, those with most words first, each with the quotations and the share of all words. */
function voicesOf(article, said) {
  const counts = new Map(said.map(({ index }) => [index, wordsSaid(article.data.quotations[index])]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0) || 1;
  const voices = new Map();
  for (const { index, speakers } of said) {
    for (const speaker of speakers) {
      if (!voices.has(speaker.id)) voices.set(speaker.id, { speaker, found: [], words: 0 });
      const voice = voices.get(speaker.id);
      voice.found.push(index);
      voice.words += counts.get(index);
      voice.share = voice.words / all;
    }
  }
  return [...voices.values()].sort((one, other) => other.words - one.words);
}

function wordsSaid({ isAdded, kind, shown, words }) {
  if (!isAdded) return words;
  return kind === "reference" ? 0 : shown.split(/\s+/).filter(Boolean).length;
}

function voiceRow(article, { speaker, found, share }) {
  const width = Math.max(Math.round(share * 1000) / 10, 0.5);
  const bar = draw("svg", { class: "bar", "aria-hidden": "true", viewBox: "0 0 100 4", preserveAspectRatio: "none" });
  bar.append(draw("rect", { width, height: 4 }));
  const role = speaker.told?.[0];
  return make("li", { class: `voice ${speaker.colour === null ? "own" : `c${speaker.colour}`}` },
    make("span", { class: "name" }, icon(speaker.sign), " ", make("bdi", {}, speaker.shown)),
    role ? make("span", { class: "role" }, make("bdi", {}, role)) : null,
    make("span", { class: "count" }, `${numbered(found.length, "quotation")}, ${Math.round(share * 100)}% of the words`),
    bar,
    linksTo(article, found));
}

/** Those without a name, by the reason. */
function openRows(article, open) {
  return Object.entries(DATA.words.shortReasons).flatMap(([reason, words]) => {
    const found = open.filter((outcome) => outcome.reason === reason).map(({ index }) => index);
    if (found.length === 0) return [];
    return [make("li", { class: "voice open" },
      make("span", { class: "name" }, icon("?"), ` ${words}`),
      calledRow(article, found),
      make("span", { class: "count" }, numbered(found.length, "quotation")),
      linksTo(article, found))];
  });
}

/** What the text calls those whom it does not name. */
function calledRow(article, found) {
  const mentions = found.map((index) => article.data.quotations[index].mention).filter(Boolean);
  const called = [...new Set(mentions.map((words) => words.trim().split(/\s+/).join(" ")))].slice(0, MOST_CALLED);
  if (called.length === 0) return null;
  const row = make("span", { class: "role" });
  called.forEach((words, number) => row.append(number > 0 ? "; " : "", make("bdi", {}, words)));
  return row;
}

function linksTo(article, found) {
  const row = make("span", { class: "links" });
  found.slice(0, MOST_LINKS).forEach((index, number) => {
    row.append(number > 0 ? " " : "", make("a", { href: `#${article.key}q${index}`, "aria-label": `Go to quotation ${index + 1}` }, index + 1));
  });
  if (found.length > MOST_LINKS) row.append(` and ${grouped(found.length - MOST_LINKS)} more`);
  return row;
}

const grouped = (count) => count.toLocaleString("en");
const numbered = (count, thing) => `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
