// What the other files share: the data, the article and quotation shown, small ways to make markup.
// Text of an article is only ever set as text, never as markup.

const DATA = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

/** Make an element: `make("a", { href: "#x", class: "y" }, "text", child …)`. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Make an element of SVG. */
function draw(tag, attributes, text = null) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== null) element.textContent = text;
  return element;
}

/** One article: its data and, by the quotations' numbers, its elements. */
class Article {
  constructor(element) {
    this.number = Number(element.dataset.article);
    this.key = `a${this.number}`;
    this.element = element;
    this.text = element.querySelector(".text");
    this.data = DATA.articles[this.number];
    this.marks = this.data.quotations.map(() => []);
    this.signs = this.data.quotations.map(() => []);
    for (const mark of this.text.querySelectorAll("mark[data-q]")) this.marks[mark.dataset.q].push(mark);
    for (const sign of this.text.querySelectorAll("[data-of]")) this.signs[sign.dataset.of].push(sign);
    this.anchors = new Map();
    for (const words of this.text.querySelectorAll("[data-w]")) {
      const at = this.anchors.get(words.dataset.w);
      if (at) at.push(words);
      else this.anchors.set(words.dataset.w, [words]);
    }
    this.reviews = new Map();
    this.draft = null;
  }

  /** The characters of the text, one a code point. */
  get points() {
    this.characters ??= [...this.data.gold.text];
    return this.characters;
  }

  button(index) {
    return byId(`${this.key}q${index}`);
  }

  /** The elements of the words that a way leads over. */
  stop(anchor) {
    return this.anchors.get(`${this.key}w${anchor}`) ?? [];
  }
}

const view = { article: null, index: null, kept: false, adding: false, stays: false };
const articles = new Map();

function articleOf(number) {
  const element = byId(`a${number}`);
  if (!element) return null;
  if (!articles.has(number)) articles.set(number, new Article(element));
  return articles.get(number);
}

/** How an outcome reads now: the engine's, or what a reader put in its place. */
function outcomeOf(article, index) {
  const quotation = article.data.quotations[index];
  const review = article.reviews.get(index);
  if (!review || review.outcome === "right") {
    const speakers = quotation.speakers.map((id) => article.data.speakers[id]).filter(Boolean);
    return { speakers, reason: quotation.reason, speech: true, review };
  }
  const known = Object.values(article.data.speakers);
  const speakers = (review.names ?? []).map(
    (name) => known.find((speaker) => speaker.name === name) ?? { id: `name:${name}`, name, shown: name, label: name, sign: "○", colour: null },
  );
  return { speakers, reason: review.reason ?? null, speech: review.outcome !== "not_speech", review };
}
