// What the reader does: pointing, tapping, keys, the index of several articles.

const pageArticles = [...document.querySelectorAll("article[data-article]")];

function openArticle(number) {
  const article = articleOf(number);
  if (!article) return null;
  if (view.article !== article) {
    hide();
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

function step(from, by) {
  const { article, index } = from;
  for (let next = index + by; next >= 0 && next < article.signs.length; next += by) {
    const button = article.button(next);
    if (button && !button.hidden) {
      button.focus();
      return;
    }
  }
}

function listen() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || view.kept) return;
    const at = quotationAt(event.target);
    if (at) show(at.article, at.index);
  });
  document.addEventListener("focusin", (event) => {
    const at = event.target.closest?.("button.sign") ? quotationAt(event.target) : null;
    if (at && (view.article !== at.article || view.index !== at.index)) show(at.article, at.index);
  });
  document.addEventListener("click", (event) => {
    const at = quotationAt(event.target);
    if (at) {
      view.kept = false;
      show(at.article, at.index, { keep: true });
      if (event.detail === 0) enterDetails();
    } else if (event.target.closest?.(".text")) {
      hide();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.index !== null) {
      if (byId("details").contains(document.activeElement)) leaveDetails();
      else hide();
    }
    const at = event.target.closest?.("button.sign") ? quotationAt(event.target) : null;
    if (at && (event.key === "ArrowRight" || event.key === "ArrowDown")) step(at, 1);
    else if (at && (event.key === "ArrowLeft" || event.key === "ArrowUp")) step(at, -1);
    else return;
    event.preventDefault();
  });
  const filters = byId("filters");
  filters.addEventListener("input", applyFilters);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(applyFilters));
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
