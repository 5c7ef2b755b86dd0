// The details of one quotation: who, how sure, by which way, who else was weighed; or the form for one
// that is missing.

const REVIEWED = { right: "✓ Confirmed by you.", added: "+ Added by you." };
const STOPS = { cue: "cue", mention: "source", led: "meant", name: "name" };

function show(article, index, { keep = false } = {}) {
  if (view.article === article && view.index === index) {
    view.kept = view.kept || keep;
    return;
  }
  view.article = article;
  view.index = index;
  view.kept = keep;
  view.adding = false;
  showWay(article, index);
  renderDetails();
  letGo();
}

function hide() {
  const isIdle = view.index === null && !view.adding;
  view.index = null;
  view.kept = false;
  view.adding = false;
  clearWay();
  if (!isIdle) renderDetails();
  letGo();
}

/** Let the filters have the quotation that stayed because it was just put right. */
function letGo() {
  if (!view.stays) return;
  view.stays = false;
  applyFilters();
}

/** Lead the reader into the details; Escape leads back. */
function enterDetails() {
  byId("details-title").focus();
}

function renderDetails() {
  const panel = byId("details");
  panel.classList.toggle("idle", view.index === null && !view.adding);
  panel.scrollTop = 0;
  const body = byId("details-body");
  if (view.adding) {
    body.replaceChildren(...draftDetails());
    return;
  }
  if (view.index === null) {
    body.replaceChildren(
      make("h2", { id: "details-title", tabindex: "-1" }, "Nothing chosen"),
      make("p", {}, "Point at a quotation, or tap it, to see who said it and how that is known."),
    );
    return;
  }
  const { article, index } = view;
  const quotation = article.data.quotations[index];
  body.replaceChildren(
    closing(),
    title(article, index),
    ...about(article, index),
    make("blockquote", { class: colourOf(article, index), dir: "auto", tabindex: "0", "aria-label": "The words" }, wordsOf(article, index)),
    facts(article, quotation),
    ...(quotation.isAdded
      ? [changeAdded(article, index)]
      : [...way(article, index, quotation), ...weighed(quotation), correctionForm(article, index)]),
  );
}

function closing() {
  const button = make("button", { type: "button", class: "close" }, "Close");
  button.addEventListener("click", leaveDetails);
  return button;
}

function leaveDetails() {
  const button = view.adding ? byId("add") : view.index === null ? null : view.article.button(view.index);
  hide();
  button?.focus({ preventScroll: true });
  hide();
}

function title(article, index) {
  const { speakers, reason, speech } = outcomeOf(article, index);
  const heading = make("h2", { id: "details-title", tabindex: "-1", class: colourOf(article, index) });
  if (!speech) heading.append("Not speech");
  else if (speakers.length === 0) heading.append(icon("?"), ` ${upper(DATA.words.shortReasons[reason] ?? "unresolved")}`);
  speakers.forEach((speaker, number) => {
    if (number > 0) heading.append(" and ");
    heading.append(icon(speaker.sign), " ", make("bdi", {}, speaker.shown));
  });
  return heading;
}

const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function icon(sign) {
  return make("i", { "aria-hidden": "true" }, sign);
}

/** What the text calls the speakers, and the reason in words where nobody is named. */
function about(article, index) {
  const { speakers, reason, review } = outcomeOf(article, index);
  const told = speakers.flatMap((speaker) => speaker.told ?? []);
  return [
    speakers.length === 1 && speakers[0].pronoun ? make("p", {}, `In the text: ${speakers[0].pronoun}`) : null,
    speakers.length === 1 && speakers[0].externalId ? make("p", {}, "Your id: ", make("bdi", {}, speakers[0].externalId)) : null,
    told.length > 0 ? make("p", {}, make("bdi", {}, told.slice(0, 3).join("; "))) : null,
    reason && DATA.words.reasons[reason] !== DATA.words.shortReasons[reason] ? make("p", {}, `Why nobody is named: ${DATA.words.reasons[reason]}.`) : null,
    review ? make("p", {}, REVIEWED[review.outcome] ?? "✎ Put right by you.") : null,
  ].filter(Boolean);
}

function wordsOf(article, index) {
  const { isAdded, shown } = article.data.quotations[index];
  return isAdded ? shown : article.marks[index].map(plainWords).filter(Boolean).join(" ");
}

/** The text of an element without the signs and flags that stand in it. */
function plainWords(element) {
  const copy = element.cloneNode(true);
  for (const sign of copy.querySelectorAll(".sign, .goes-on, .flag, .vh")) sign.remove();
  return copy.textContent;
}

function facts(article, quotation) {
  const list = make("dl");
  const add = (name, ...value) => list.append(make("dt", {}, name), make("dd", {}, ...value));
  add("Kind", DATA.words.kinds[quotation.kind]);
  if (quotation.standing) add("But", make("strong", {}, quotation.standing));
  if (!quotation.isAdded) {
    const meter = make("meter", { min: "0", max: "1", value: quotation.confidence, "aria-label": "How sure" });
    add("Sure", meter, ` ${quotation.sure}`);
  }
  for (const [name, value] of quotation.facts) add(name, make("bdi", {}, value));
  if (quotation.parent !== null) {
    add("Inside", make("a", { href: `#${article.key}q${quotation.parent}` }, `quotation ${quotation.parent + 1}`));
  }
  return list;
}

/** The stops in the text, numbered as they are drawn, and the engine's steps in words. */
function way(article, index, quotation) {
  const stops = make("ol", { class: "way-stops" });
  const first = article.marks[index][0];
  if (first) stops.append(make("li", {}, jump(first, "1 words")));
  quotation.way.forEach(([step, anchor], number) => {
    const [element] = article.stop(anchor);
    if (element) stops.append(make("li", {}, jump(element, `${number + 2} ${STOPS[step]} “${plainWords(element)}”`)));
  });
  const steps = make("ol", {}, ...quotation.steps.slice(1).map((step) => make("li", {}, make("bdi", {}, step))));
  return [
    make("h3", {}, "The way there"),
    stops,
    quotation.steps.length > 1 ? steps : null,
  ].filter(Boolean);
}

function jump(element, label) {
  const link = make("a", { href: "#" }, make("bdi", {}, label));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    view.kept = true;
    element.scrollIntoView({ block: "center" });
  });
  return link;
}

function weighed(quotation) {
  if (quotation.candidates.length === 0) return [];
  const rows = quotation.candidates.map(([, name, score, percent]) =>
    make("li", {}, make("bdi", {}, name), " ", make("meter", { min: "0", max: "1", value: score, "aria-label": `How likely ${name}` }), ` ${percent}`),
  );
  return [make("h3", {}, "Weighed"), make("ul", {}, ...rows)];
}
