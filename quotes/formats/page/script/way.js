// The way of the quotation shown, drawn over the text: words → cue → mention → name.

let lit = [];
let drawing = null;

function clearWay() {
  for (const element of lit) element.classList.remove("on");
  lit = [];
  drawing?.remove();
  drawing = null;
}

function showWay(article, index) {
  clearWay();
  const stops = [article.marks[index]];
  for (const [, anchor] of article.data.quotations[index].way) stops.push(article.stop(anchor));
  for (const element of [...stops.flat(), ...article.signs[index]]) {
    element.classList.add("on");
    lit.push(element);
  }
  drawWay(article, stops.filter((elements) => elements.length > 0), colourOf(article, index));
}

function colourOf(article, index) {
  const [first] = outcomeOf(article, index).speakers;
  if (!first) return "open";
  return first.colour === null ? "own" : `c${first.colour}`;
}

function drawWay(article, stops, colour) {
  const frame = article.text.getBoundingClientRect();
  const boxes = [];
  for (const elements of stops) {
    const rects = elements.flatMap((element) => [...element.getClientRects()]).filter((r) => r.width > 0);
    if (rects.length === 0) continue;
    const last = boxes.at(-1);
    boxes.push(last ? nearest(rects, last) : rects.at(-1));
    if (boxes.length === 2) boxes[0] = nearest(stops[0].flatMap((e) => [...e.getClientRects()]), boxes[1]);
  }
  if (boxes.length < 2) return;
  const points = boxes.map((r) => ({ x: r.left - frame.left + Math.min(r.width / 2, 60), top: r.top - frame.top, bottom: r.bottom - frame.top }));
  drawing = draw("svg", { class: `way ${colour}`, "aria-hidden": "true", width: "1", height: "1" });
  drawing.style.left = "0";
  drawing.style.top = "0";
  points.forEach((point, number) => {
    if (number > 0) drawing.append(...arrow(points[number - 1], point));
  });
  points.forEach((point, number) => {
    drawing.append(draw("circle", { cx: point.x, cy: point.top - 5, r: 7.5 }));
    drawing.append(draw("text", { x: point.x, y: point.top - 5 }, String(number + 1)));
  });
  article.text.append(drawing);
}

function nearest(rects, to) {
  const distance = (r) => Math.abs(r.top - to.top) * 4 + Math.abs((r.left + r.right) / 2 - (to.left + to.right) / 2);
  return rects.reduce((best, r) => (distance(r) < distance(best) ? r : best), rects[0]);
}

function arrow(from, to) {
  const y1 = from.top - 5, y2 = to.top - 5;
  const rise = Math.min(y1, y2) - Math.min(14 + Math.abs(from.x - to.x) / 10, 34);
  const bend = to.x >= from.x ? 1 : -1;
  const path = `M${from.x},${y1} C${from.x + bend * 12},${rise} ${to.x - bend * 12},${rise} ${to.x},${y2 - 8}`;
  const head = `M${to.x - 4},${y2 - 14} L${to.x},${y2 - 8} L${to.x + 4},${y2 - 14}`;
  return [draw("path", { d: path }), draw("path", { d: head })];
}
