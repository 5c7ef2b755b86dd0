// What a reader puts right, kept in the page until it is downloaded: as gold (an article a line, in
// the form of corpus/) and as a knowledge file (whom the next run shall know).

const SEPARATOR = /\s*;\s*/;

function correctionForm(article, index) {
  const quotation = article.data.quotations[index];
  const review = article.reviews.get(index);
  const form = make("form", { class: "correct" });
  const fields = make("fieldset", {}, make("legend", {}, "What is right?"));
  const choice = (value, label, checked) =>
    make("label", {}, make("input", { type: "radio", name: "outcome", value, checked }), " ", make("bdi", {}, label));
  fields.append(choice("right", "All as it is", review?.outcome === "right"));
  const names = likely(article, quotation);
  for (const name of names) fields.append(choice(`name:${name}`, shownName(article, name), review?.names?.length === 1 && review.names[0] === name));
  const isOther = Boolean(review?.names) && !(review.names.length === 1 && names.includes(review.names[0]));
  fields.append(
    choice("name", "Somebody else:", isOther),
    make("div", { class: "with" },
      make("input", { type: "text", name: "who", list: "everybody", "aria-label": "Name; several with a semicolon between", placeholder: "Name; another name", value: isOther ? review.names.join("; ") : "" }),
      make("datalist", { id: "everybody" }, ...Object.values(article.data.speakers).map((s) => make("option", { value: s.name })))),
    choice("reason", "Nobody is named:", review?.outcome === "reason"),
    make("div", { class: "with" },
      make("select", { name: "why", "aria-label": "Why nobody is named" },
        ...Object.entries(DATA.words.reasons).map(([value, words]) => make("option", { value, selected: (review?.reason ?? quotation.reason) === value }, words)))),
    choice("not_speech", "This is not speech", review?.outcome === "not_speech"),
    make("label", {}, "Note ", make("input", { type: "text", name: "note", value: review?.note ?? "" })),
  );
  const problem = make("p", { role: "alert" });
  const undo = make("button", { type: "button" }, "Undo");
  undo.addEventListener("click", () => putRight(article, index, null));
  form.append(fields, problem, make("button", { type: "submit" }, "Save"), " ", review ? undo : "");
  form.elements.who.addEventListener("input", () => { form.elements.outcome.value = "name"; });
  form.elements.why.addEventListener("change", () => { form.elements.outcome.value = "reason"; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = readForm(form);
    if (typeof said === "string") problem.textContent = said;
    else putRight(article, index, said);
  });
  return make("details", { class: "put-right", open: Boolean(review) }, make("summary", {}, "Right or wrong?"), form);
}

function shownName(article, name) {
  return Object.values(article.data.speakers).find((speaker) => speaker.name === name)?.shown ?? name;
}

/** The names to choose from: those weighed, then those who speak most. */
function likely(article, quotation) {
  const weighed = quotation.candidates.map(([id]) => article.data.speakers[id]?.name);
  const speaking = Object.entries(article.data.speakers).filter(([, s]) => s.colour !== null).map(([, s]) => s.name);
  const given = new Set(quotation.speakers.length === 1 ? [article.data.speakers[quotation.speakers[0]]?.name] : []);
  return [...new Set([...weighed, ...speaking])].filter((name) => name && !given.has(name)).slice(0, 6);
}

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
  const { speakers, reason, speech, review } = outcomeOf(article, index);
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
  const who = speakers.map((s) => make("span", { class: `who ${s.colour !== null ? `c${s.colour}` : ""}` }, icon(s.sign), " ", make("bdi", {}, s.label ?? s.name)));
  if (who.length === 0) who.push(make("span", { class: "who" }, icon("?"), ` ${speech ? DATA.words.shortReasons[reason] : "not speech"}`));
  button.replaceChildren(...who, pen("✎", `, quotation ${index + 1}, put right`));
}

function pen(sign, told) {
  return make("span", { class: "pen" }, icon(sign), make("span", { class: "vh" }, told));
}

const reviewed = () => [...articles.values()].filter((article) => article.reviews.size > 0);
let saved = true;

function tellReviews() {
  const count = reviewed().reduce((sum, article) => sum + article.reviews.size, 0);
  saved = count === 0;
  byId("corrections").hidden = count === 0;
  byId("corrected").textContent = count === 0 ? "" : `${count} ${count === 1 ? "outcome" : "outcomes"} looked at; not downloaded yet.`;
}

/** One article in the form of corpus/, with what the reader said in place of the engine's. */
function goldOf(article) {
  const gold = structuredClone(article.data.gold);
  const numbers = new Map(article.data.quotations.map((quotation, index) => [quotation.id, index]));
  gold.segments = gold.segments.map((segment) => {
    const index = numbers.get(segment.id);
    const review = article.reviews.get(index);
    return review ? rightSegment(article, segment, index, review) : segment;
  });
  return gold;
}

function rightSegment(article, segment, index, review) {
  const tags = [...segment.tags.filter((tag) => tag !== "unreviewed"), review.outcome === "right" ? "confirmed" : "corrected"];
  const note = review.note ? { note: review.note } : {};
  if (review.outcome === "right") return { ...segment, tags, ...note };
  if (review.outcome === "not_speech") return { id: segment.id, kind: "other", spans: segment.spans, tags, ...note };
  const { speakers, reason } = outcomeOf(article, index);
  const aliases = [...new Set(speakers.flatMap((speaker) => speaker.aliases ?? []))];
  return {
    ...segment,
    status: reason ? "unresolved" : "resolved",
    speakers: speakers.map((speaker) => speaker.name),
    aliases,
    reason,
    tags,
    ...note,
  };
}

/** Whom corrections named: with the words that the text has for them where these are a name or role. */
function knowledgeOf(some) {
  const known = new Map();
  for (const article of some) {
    for (const [index, review] of article.reviews) {
      if (review.outcome !== "name") continue;
      const quotation = article.data.quotations[index];
      const mention = article.data.gold.segments.find((segment) => segment.id === quotation.id)?.mention;
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
