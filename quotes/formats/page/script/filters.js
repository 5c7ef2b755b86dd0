// Which quotations are shown: by kind, speaker, outcome and confidence.

function fillSpeakers(article) {
  const select = byId("filters").elements.speaker;
  const spoken = new Set(article.data.quotations.flatMap((quotation) => quotation.speakers));
  const options = [...spoken].map((id) => make("option", { value: id }, article.data.speakers[id]?.shown ?? id));
  select.replaceChildren(make("option", { value: "" }, "everybody"), ...options);
}

function passes(quotation, wanted) {
  return (
    wanted.kinds.has(quotation.kind) &&
    (wanted.speaker === "" || quotation.speakers.includes(wanted.speaker)) &&
    (!wanted.unresolved || quotation.speakers.length === 0) &&
    (wanted.sure >= 1 || quotation.confidence <= wanted.sure)
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
  let count = 0;
  article.data.quotations.forEach((quotation, index) => {
    const on = passes(quotation, wanted);
    count += on ? 1 : 0;
    for (const mark of article.marks[index]) mark.classList.toggle("off", !on);
    for (const sign of article.signs[index]) sign.hidden = !on;
  });
  const all = article.data.quotations.length;
  byId("shown").textContent = count === all ? `${all} shown` : `${count} of ${all} shown`;
  if (view.index !== null && article.button(view.index)?.hidden) hide();
}
