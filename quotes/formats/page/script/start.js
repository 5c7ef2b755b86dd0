// What the reader does: pointing, tapping, keys, the index of several articles.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const pageArticles = [...document.querySelectorAll("article[data-article]")];

function openArticle(number) {
  const article = articleOf(number);
  if (!article) return null;
  if (view.article !== article) {
    hide();
    forgetSelection();
    view.article = article;
    for (const element of pageArticles) element.hidden = element !== article.element;
    for (const link of document.querySelectorAll(".index a")) {
      if (link.hash === `#${article.key}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    fillSpeakers(article);
    applyFilters();
  }
  return article;
}

function follow() {
  const found = /^#a(\d+)(?:q(\d+))?/.exec(location.hash);
  if (!found) return;
  const article = openArticle(Number(found[1]));
  const target = byId(location.hash.slice(1));
  if (!article || !target) return;
  if (found[2] !== undefined) {
    target.hidden = false;
    show(article, Number(found[2]), { keep: true });
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  } else if (target === article.element) {
    target.querySelector(".head [tabindex]").focus();
  } else {
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }
}

function quotationAt(target) {
  const found = target instanceof Element ? target.closest("[data-of], mark[data-q]:not(.off)") : null;
  if (!found) return null;
  const element = found.closest("article[data-article]");
  if (!element) return null;
  return { article: articleOf(Number(element.dataset.article)), index: Number(found.dataset.of ?? found.dataset.q) };
}

/** Move to the next sign of the text, or with -1 to the one before. */
function step(from, by) {
  const buttons = [...from.closest("article").querySelectorAll("button.sign:not([hidden])")];
  buttons[buttons.indexOf(from) + by]?.focus();
}

function listen() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || view.kept) return;
    const at = quotationAt(event.target);
    if (at) show(at.article, at.index);
  });
  document.addEventListener("focusin", (event) => {
    // Not where a press brings the focus: what shows may move the sign away before it is a click.
    const sign = event.target.closest?.("button.sign:focus-visible");
    const at = sign ? quotationAt(sign) : null;
    if (at && !view.adding && (view.article !== at.article || view.index !== at.index)) show(at.article, at.index);
  });
  document.addEventListener("click", (event) => {
    const inText = event.target.closest?.(".text");
    if (inText && !getSelection().isCollapsed) return; // the end of selecting words
    const at = quotationAt(event.target);
    if (at) {
      view.kept = false;
      show(at.article, at.index, { keep: true });
      if (event.detail === 0) enterDetails();
    } else if (inText && !view.adding) {
      hide();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      forgetSelection();
      if (byId("details").contains(document.activeElement)) leaveDetails();
      else hide();
    }
    const sign = event.target.closest?.("button.sign");
    if (!sign || !(event.key in STEPS)) return;
    step(sign, STEPS[event.key]);
    event.preventDefault();
  });
  const filters = byId("filters");
  filters.addEventListener("input", applyFilters);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(applyFilters));
  listenForSelections();
  byId("save-gold").addEventListener("click", saveGold);
  byId("save-knowledge").addEventListener("click", saveKnowledge);
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (view.index === null || window.innerWidth === width) return;
    width = window.innerWidth;
    showWay(view.article, view.index);
  });
}

byId("tools").hidden = pageArticles.length === 0;
byId("details").hidden = pageArticles.length === 0;
byId("details").classList.add("idle");
listen();
if (pageArticles.length > 0) openArticle(Number(pageArticles[0].dataset.article));
follow();
