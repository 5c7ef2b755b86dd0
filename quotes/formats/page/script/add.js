// A quotation that the engine missed: its words are selected in the text or written into a form, then
// whose they are is said as in a correction.

/** Open the form, with words for it if there are some; what was begun before is gone on with. */
function openDraft(article, span, index = null) {
  if (!article.draft || index !== null) article.draft = newDraft(article, index);
  if (span) takeSpan(article, span);
  hide();
  view.adding = true;
  view.kept = true;
  renderDetails();
  enterDetails();
}

function newDraft(article, index) {
  const quotation = index === null ? null : article.data.quotations[index];
  const draft = { index, spans: quotation ? [...quotation.spans] : [], written: "", next: 0 };
  draft.form = draftForm(article, draft, quotation);
  listSpans(article, draft);
  return draft;
}

function draftForm(article, draft, quotation) {
  const review = article.reviews.get(draft.index);
  const take = make("button", { type: "button" }, "Take these words");
  const cancel = make("button", { type: "button" }, "Cancel");
  const kinds = Object.entries(DATA.words.kinds).map(([value, words]) =>
    make("option", { value, selected: quotation?.kind === value }, words));
  const form = make("form", { class: "correct" },
    make("fieldset", {},
      make("legend", {}, "Which words?"),
      make("ul", { class: "taken" }),
      make("label", {}, "Words, or their beginning … end ", make("input", { type: "text", name: "words" })),
      make("div", {}, take),
      make("label", {}, "Kind ", make("select", { name: "kind" }, ...kinds))),
    make("fieldset", {},
      make("legend", {}, "Whose words?"),
      ...sourceChoices(article, speaking(article).slice(0, MOST_NAMES), review),
      make("label", {}, "What the text calls the source there, if anything ",
        make("input", { type: "text", name: "mention", value: quotation?.mention })),
      noteField(review)),
    make("p", { role: "alert" }),
    make("button", { type: "submit" }, "Save"), " ", cancel);
  chooseWithTheirFields(form);
  form.elements.kind.addEventListener("change", () => { draft.kindChosen = true; });
  draft.kindChosen = quotation !== null;
  take.addEventListener("click", () => takeWritten(article));
  form.elements.words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    takeWritten(article);
  });
  cancel.addEventListener("click", () => {
    article.draft = null;
    leaveDetails();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.elements.words.value.trim() && !takeWritten(article)) return;
    const said = readDraft(article, draft);
    if (typeof said === "string") tellProblem(form, said);
    else saveDraft(article, draft, said);
  });
  return form;
}

function draftDetails() {
  return [closing(), make("h2", { id: "details-title", tabindex: "-1" }, "Add a quotation"),
    make("p", {}, "Select its words in the text, or write them here. Where it is interrupted, take the words of each part."),
    view.article.draft.form];
}

const overlaps = (one, other) => one[0] < other[1] && other[0] < one[1];

/** Take a span into the draft, and say why where that cannot be. */
function takeSpan(article, span) {
  const { draft } = article;
  if (draft.spans.some((taken) => overlaps(taken, span))) {
    return tellProblem(draft.form, "Some of these words are taken already.");
  }
  draft.spans = [...draft.spans, span].sort((a, b) => a[0] - b[0]);
  listSpans(article, draft);
  return tellProblem(draft.form, "");
}

/** Take what is written, at its next place that is not taken yet. */
function takeWritten(article) {
  const { draft } = article;
  const field = draft.form.elements.words;
  const written = field.value.trim();
  if (!written) return tellProblem(draft.form, "Write the words first.");
  let found = findWords(article, written, draft.written === written ? draft.next : 0) ?? findWords(article, written, 0);
  while (found && draft.spans.some((taken) => overlaps(taken, found.span))) {
    found = findWords(article, written, found.next);
  }
  if (!found) {
    const known = findWords(article, written, 0);
    return tellProblem(draft.form, known ? "These words are taken already." : "The text does not have these words; write them as they stand there.");
  }
  draft.written = written;
  draft.next = found.next;
  field.value = "";
  return takeSpan(article, found.span);
}

function listSpans(article, draft) {
  const rows = draft.spans.map((span) => {
    const words = shownWords(article, span);
    const drop = make("button", { type: "button", "aria-label": `Leave out: ${words}` }, "Leave out");
    drop.addEventListener("click", () => {
      draft.spans = draft.spans.filter((taken) => taken !== span);
      listSpans(article, draft);
      draft.form.elements.words.focus();
    });
    return make("li", {}, make("bdi", {}, words), " ", drop);
  });
  draft.form.querySelector(".taken").replaceChildren(...rows);
  if (!draft.kindChosen && draft.spans.length > 0) draft.form.elements.kind.value = likelyKind(article, draft.spans);
}

function likelyKind(article, spans) {
  const isMarked = ([start, end]) => OPENING.includes(article.points[start]) && CLOSING.includes(article.points[end - 1]);
  if (spans.every(isMarked)) return "direct";
  return spans.some(([start, end]) => /["“„«]/.test(article.points.slice(start, end).join(""))) ? "mixed" : "indirect";
}

/** What the form says, or in words what it lacks. */
function readDraft(article, draft) {
  const { kind, mention } = draft.form.elements;
  if (draft.spans.length === 0) return "Take the words first.";
  const source = readForm(draft.form);
  if (typeof source === "string") return source;
  const called = mention.value.trim();
  const found = called ? findWords(article, called, 0) : null;
  if (called && !found) return `The text does not have “${called}”; leave it out, or write it as it stands there.`;
  return { kind: kind.value, mention: found?.span ?? null, review: { ...source, outcome: "added" } };
}

function saveDraft(article, draft, { kind, mention, review }) {
  const { quotations } = article.data;
  const index = draft.index ?? quotations.length;
  if (draft.index !== null) unmark(article, index);
  const called = mention && article.points.slice(...mention).join("");
  quotations[index] = {
    ...NOTHING_FOUND,
    id: `added${index + 1}`,
    kind,
    spans: draft.spans,
    shown: draft.spans.map((span) => shownWords(article, span)).join(" … "),
    mention: called,
    form: formOf(called, review.names ?? []),
    facts: mention ? [["Called", shownWords(article, mention)]] : [],
  };
  article.reviews.set(index, review);
  article.draft = null;
  markAdded(article, index);
  show(article, index, { keep: true });
  view.stays = true;
  tellReviews();
  enterDetails();
}

// What the engine would say of a quotation, which it did not find.
const NOTHING_FOUND = {
  isAdded: true, reason: null, speakers: [], confidence: 1, standing: "", parent: null, way: [],
  steps: [], candidates: [],
};

/** What of a source the knowledge file can use: a form of its name, or what “the …” it is. */
function formOf(mention, names) {
  if (!mention) return null;
  if (/^the\s/i.test(mention)) return "description";
  const own = new Set(names.flatMap((name) => name.split(/\s+/)));
  return mention.split(/\s+/).some((word) => own.has(word)) ? "name" : null;
}

function markAdded(article, index) {
  const { kind, spans } = article.data.quotations[index];
  const colour = colourOf(article, index);
  const around = () => make("mark", { class: `q ${kind} ${colour}`, "data-q": index });
  const marks = spans.map((span) => wrapSpan(article, span, around));
  const button = make("button", { type: "button", class: `sign corrected ${colour}`, id: `${article.key}q${index}`, "data-of": index },
    ...outcomeWords(article, index), pen("+", `, quotation ${index + 1}, ${DATA.words.kinds[kind]}, added by you`));
  marks.at(-1).at(-1).after(button);
  article.marks[index] = marks.flat();
  article.signs[index] = [button];
}

function unmark(article, index) {
  for (const mark of article.marks[index]) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode.normalize();
  }
  for (const sign of article.signs[index]) sign.remove();
  article.marks[index] = [];
  article.signs[index] = [];
}

/** What can be done with a quotation that the reader added. */
function changeAdded(article, index) {
  const change = make("button", { type: "button" }, "Change");
  change.addEventListener("click", () => openDraft(article, null, index));
  const remove = make("button", { type: "button" }, "Remove");
  remove.addEventListener("click", () => {
    hide();
    unmark(article, index);
    article.reviews.delete(index);
    tellReviews();
    byId("add").focus();
  });
  return make("p", {}, change, " ", remove);
}

// --- selecting words ------------------------------------------------------------------------

let selected = null; // the span last selected in the open article
let offer = null;
let isPointing = false;

function forgetSelection() {
  selected = null;
  offer?.remove();
  offer = null;
}

/** Offer to take the words selected, beside them; a click that ends far off would not find it. */
function offerSelection() {
  const selection = getSelection();
  const { article } = view;
  if (isPointing || !article || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!article.text.contains(range.startContainer) && !article.text.contains(range.endContainer)) return;
  const span = spanOf(article, range);
  if (!span) return;
  forgetSelection();
  selected = span;
  offer = make("button", { type: "button", class: "take" }, view.adding ? "Take these words" : "Add quotation");
  offer.addEventListener("click", (event) => {
    event.stopPropagation();
    takeSelected();
  });
  article.text.append(offer);
  const frame = article.text.getBoundingClientRect();
  const end = [...range.getClientRects()].filter((r) => r.width > 0 && r.bottom <= frame.bottom).at(-1) ?? frame;
  const most = frame.width - offer.offsetWidth;
  offer.style.left = `${Math.max(0, Math.min(end.right - frame.left, most))}px`;
  offer.style.top = `${end.bottom - frame.top + 2}px`;
}

function takeSelected() {
  const span = selected;
  forgetSelection();
  getSelection().removeAllRanges();
  if (view.adding && span) takeSpan(view.article, span);
  else openDraft(view.article, span);
}

function listenForSelections() {
  let waiting = 0;
  const offerSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(offerSelection, 150);
  };
  document.addEventListener("selectionchange", offerSoon);
  document.addEventListener("pointerdown", (event) => {
    isPointing = true;
    if (event.target.closest?.(".take")) event.preventDefault(); // the words stay selected
    else if (!event.target.closest?.("#add")) forgetSelection();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPointing = false;
      offerSoon();
    });
  }
  byId("add").addEventListener("click", takeSelected);
}
