// What a reader puts right, kept in the page until it is downloaded: as gold (an article a line, in
// the form of corpus/) and as a knowledge file (whom the next run shall know).

const SEPARATOR = /\s*;\s*/;

const MOST_NAMES = 6;

function correctionForm(article, index) {
  const quotation = article.data.quotations[index];
  const review = article.reviews.get(index);
  const undo = make("button", { type: "button" }, "Undo");
  undo.addEventListener("click", () => putRight(article, index, null));
  const form = make("form", { class: "correct" },
    make("fieldset", {},
      make("legend", {}, "What is right?"),
      choice("right", "All as it is", review?.outcome === "right"),
      ...sourceChoices(article, likely(article, quotation), review, quotation.reason),
      choice("not_speech", "This is not speech", review?.outcome === "not_speech"),
      noteField(review)),
    make("p", { role: "alert" }),
    make("button", { type: "submit" }, "Save"), " ", review ? undo : "");
  chooseWithTheirFields(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = readForm(form);
    if (typeof said === "string") tellProblem(form, said);
    else putRight(article, index, said);
  });
  return make("details", { class: "put-right", open: Boolean(review) }, make("summary", {}, "Right or wrong?"), form);
}

/** Show in a form what it lacks, and return whether that is nothing. */
function tellProblem(form, problem) {
  form.querySelector("[role=alert]").textContent = problem;
  return problem === "";
}

function choice(value, label, checked) {
  return make("label", {}, make("input", { type: "radio", name: "outcome", value, checked }), " ", make("bdi", {}, label));
}

/** The fields for a source: one of some names, others, or nobody for a reason. */
function sourceChoices(article, names, review, reason = null) {
  const only = review?.names?.length === 1 ? review.names[0] : null;
  const isOther = Boolean(review?.names) && !names.includes(only);
  return [
    ...names.map((name) => choice(`name:${name}`, shownName(article, name), name === only)),
    choice("name", "Somebody else:", isOther),
    make("div", { class: "with" },
      make("input", { type: "text", name: "who", list: "everybody", "aria-label": "Name; several with a semicolon between", placeholder: "Name; another name", value: isOther ? review.names.join("; ") : "" }),
      make("datalist", { id: "everybody" }, ...Object.values(article.data.speakers).map((s) => make("option", { value: s.name })))),
    choice("reason", "Nobody is named:", Boolean(review?.reason)),
    make("div", { class: "with" },
      make("select", { name: "why", "aria-label": "Why nobody is named" },
        ...Object.entries(DATA.words.reasons).map(([value, words]) => make("option", { value, selected: (review?.reason ?? reason) === value }, words)))),
  ];
}

function noteField(review) {
  return make("label", {}, "Note ", make("input", { type: "text", name: "note", value: review?.note ?? "" }));
}

/** Writing a name, or choosing a reason, chooses the outcome that it belongs to. */
function chooseWithTheirFields(form) {
  form.elements.who.addEventListener("input", () => { form.elements.outcome.value = "name"; });
  form.elements.why.addEventListener("change", () => { form.elements.outcome.value = "reason"; });
}

function shownName(article, name) {
  return Object.values(article.data.speakers).find((speaker) => speaker.name === name)?.shown ?? name;
}

/** The names to choose from: those weighed, then those who speak. */
function likely(article, quotation) {
  const weighed = quotation.candidates.map(([id]) => article.data.speakers[id]?.name);
  const given = quotation.speakers.length === 1 ? article.data.speakers[quotation.speakers[0]]?.name : null;
  return [...new Set([...weighed, ...speaking(article)])].filter((name) => name && name !== given).slice(0, MOST_NAMES);
}

function speaking(article) {
  return Object.values(article.data.speakers).filter((s) => s.colour !== null).map((s) => s.name);
}

/** What a form says of an outcome, or in words what it lacks. */
function readForm(form) {
  const chosen = form.elements.outcome.value;
  const note = form.elements.note.value.trim() || null;
  if (chosen === "") return "Choose what is right first.";
  if (chosen.startsWith("name:")) return { outcome: "name", names: [chosen.slice(5)], note };
  if (chosen === "name") {
    const names = form.elements.who.value.trim().split(SEPARATOR).filter(Boolean);
    return names.length > 0 ? { outcome: "name", names, note } : "Write the name first.";
  }
  if (chosen === "reason") return { outcome: "reason", reason: form.elements.why.value, note };
  return { outcome: chosen, note };
}

function putRight(article, index, review) {
  if (review === null) article.reviews.delete(index);
  else article.reviews.set(index, review);
  repaint(article, index);
  view.stays = true;
  if (view.article === article && view.index === index) {
    showWay(article, index);
    renderDetails();
    view.kept = true;
    enterDetails();
  }
  tellReviews();
}

const originals = new Map();

/** Show in the text what a reader said, or again what the engine said. */
function repaint(article, index) {
  const button = article.button(index);
  const review = article.reviews.get(index);
  if (!originals.has(button)) originals.set(button, [...button.childNodes].map((node) => node.cloneNode(true)));
  const colours = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "open", "own"];
  for (const element of [...article.marks[index], ...article.signs[index]]) {
    element.classList.remove(...colours);
    element.classList.add(colourOf(article, index));
  }
  button.classList.toggle("corrected", Boolean(review));
  if (!review || review.outcome === "right") {
    button.replaceChildren(...originals.get(button).map((node) => node.cloneNode(true)));
    if (review) button.append(pen("✓", ", confirmed"));
    return;
  }
  button.replaceChildren(...outcomeWords(article, index), pen("✎", `, quotation ${index + 1}, put right`));
}

/** What a sign tells of an outcome as it reads now. */
function outcomeWords(article, index) {
  const { speakers, reason, speech } = outcomeOf(article, index);
  if (speakers.length === 0) {
    return [make("span", { class: "who" }, icon("?"), ` ${speech ? DATA.words.shortReasons[reason] : "not speech"}`)];
  }
  return speakers.map((s) => make("span", { class: `who ${s.colour !== null ? `c${s.colour}` : ""}` }, icon(s.sign), " ", make("bdi", {}, s.label)));
}

function pen(sign, told) {
  return make("span", { class: "pen" }, icon(sign), make("span", { class: "vh" }, told));
}

const reviewed = () => [...articles.values()].filter((article) => article.reviews.size > 0);
let saved = true;

/** Tell what there is to download, and let the filters know the speakers named. */
function tellReviews() {
  const all = reviewed().flatMap((article) => [...article.reviews.values()]);
  const added = all.filter((review) => review.outcome === "added").length;
  const told = [counted(all.length - added, "outcome", "looked at"), counted(added, "quotation", "added")].filter(Boolean);
  saved = all.length === 0;
  byId("corrections").hidden = saved;
  byId("corrected").textContent = saved ? "" : `${told.join(", ")}; not downloaded yet.`;
  tellFound(view.article);
  fillSpeakers(view.article);
  applyFilters();
}

function counted(count, thing, what) {
  return count > 0 ? `${count} ${thing}${count === 1 ? "" : "s"} ${what}` : "";
}

/** One article in the form of corpus/, with what the reader said in place of the engine's. */
function goldOf(article) {
  const gold = structuredClone(article.data.gold);
  const numbers = new Map(article.data.quotations.map((quotation, index) => [quotation.id, index]));
  const segments = gold.segments.map((segment) => {
    const index = numbers.get(segment.id);
    const review = article.reviews.get(index);
    return review ? rightSegment(article, segment, index, review) : segment;
  });
  for (const [index, review] of article.reviews) {
    if (review.outcome === "added") segments.push(addedSegment(article, index, review));
  }
  gold.segments = segments.sort((one, other) => one.spans[0][0] - other.spans[0][0]);
  return gold;
}

function rightSegment(article, segment, index, review) {
  const tags = [...segment.tags.filter((tag) => tag !== "unreviewed"), review.outcome === "right" ? "confirmed" : "corrected"];
  const note = review.note ? { note: review.note } : {};
  if (review.outcome === "right") return { ...segment, tags, ...note };
  if (review.outcome === "not_speech") return { id: segment.id, kind: "other", spans: segment.spans, tags, ...note };
  return { ...segment, ...goldOutcome(article, index), tags, ...note };
}

function addedSegment(article, index, review) {
  const { id, kind, spans, mention } = article.data.quotations[index];
  const note = review.note ? { note: review.note } : {};
  return { id, kind, spans, ...goldOutcome(article, index), mention, tags: ["added"], ...note };
}

function goldOutcome(article, index) {
  const { speakers, reason } = outcomeOf(article, index);
  const aliases = [...new Set(speakers.flatMap((speaker) => speaker.aliases ?? []))];
  const status = reason ? "unresolved" : "resolved";
  return { status, speakers: speakers.map((speaker) => speaker.name), aliases, reason };
}

/** Whom corrections named: with the words that the text has for them where these are a name or role. */
function knowledgeOf(some) {
  const known = new Map();
  for (const article of some) {
    for (const [index, review] of article.reviews) {
      if (!review.names) continue;
      const quotation = article.data.quotations[index];
      const { mention } = quotation;
      for (const speaker of outcomeOf(article, index).speakers) {
        if (!known.has(speaker.name)) known.set(speaker.name, entryOf(speaker));
        const entry = known.get(speaker.name);
        if (!mention || mention === speaker.name || review.names.length > 1) continue;
        if (quotation.form === "name") addNew(entry.aliases, mention);
        if (quotation.form === "description" && /^the\s/i.test(mention)) addNew(entry.roles, mention);
      }
    }
  }
  return { speakers: [...known.values()] };
}

function entryOf(speaker) {
  const entry = { name: speaker.name, aliases: [...(speaker.aliases ?? [])], roles: [] };
  if (speaker.type) entry.type = speaker.type;
  if (speaker.externalId) entry.external_id = speaker.externalId;
  return entry;
}

function addNew(list, item) {
  if (!list.includes(item)) list.push(item);
}

function download(name, text, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function saveGold() {
  const lines = reviewed().map((article) => `${JSON.stringify(goldOf(article))}\n`);
  download("gold.jsonl", lines.join(""), "application/x-ndjson");
  saved = true;
  byId("corrected").textContent = "Downloaded as gold.jsonl.";
}

function saveKnowledge() {
  download("knowledge.json", `${JSON.stringify(knowledgeOf(reviewed()), null, 2)}\n`, "application/json");
  byId("corrected").textContent = "Downloaded as knowledge.json.";
}
