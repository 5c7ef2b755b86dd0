// Which quotations are shown: by kind, speaker, outcome and confidence.

/** Offer those who speak by the outcomes as they read now; the one chosen stays so. */
function fillSpeakers(article) {
  const select = byId("filters").elements.speaker;
  const chosen = select.value;
  const spoken = new Map();
  article.data.quotations.forEach((_, index) => {
    for (const speaker of outcomeOf(article, index).speakers) spoken.set(speaker.id, speaker.shown);
  });
  const options = [...spoken].map(([id, shown]) => make("option", { value: id, selected: id === chosen }, shown));
  select.replaceChildren(make("option", { value: "" }, "everybody"), ...options);
}

function passes(article, index, wanted) {
  const { kind, confidence } = article.data.quotations[index];
  const { speakers } = outcomeOf(article, index);
  return (
    wanted.kinds.has(kind) &&
    (wanted.speaker === "" || speakers.some((speaker) => speaker.id === wanted.speaker)) &&
    (!wanted.unresolved || speakers.length === 0) &&
    (wanted.sure >= 1 || confidence <= wanted.sure)
  );
}

function applyFilters() {
  const form = byId("filters");
  const article = view.article;
  if (!article) return;
  const kinds = [...form.elements.kind].filter((box) => box.checked).map((box) => box.value);
  const wanted = {
    kinds: new Set(kinds),
    speaker: form.elements.speaker.value,
    unresolved: form.elements.unresolved.checked,
    sure: Number(form.elements.sure.value) / 100,
  };
  form.elements.below.value = `${form.elements.sure.value}%`;
  article.data.quotations.forEach((_, index) => {
    // What was just put right stays until the reader looks elsewhere.
    const on = passes(article, index, wanted) || (view.stays && index === view.index);
    for (const mark of article.marks[index]) mark.classList.toggle("off", !on);
    for (const sign of article.signs[index]) sign.hidden = !on;
  });
  tellShown(article);
  if (view.index !== null && article.button(view.index)?.hidden) hide();
}

function tellShown(article) {
  const buttons = article.data.quotations.map((_, index) => article.button(index)).filter(Boolean);
  const count = buttons.filter((button) => !button.hidden).length;
  byId("shown").textContent = count === buttons.length ? `${count} shown` : `${count} of ${buttons.length} shown`;
}
