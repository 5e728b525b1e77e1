/** A program for the browser: the texts of a picture that reach out of their box, or of their frame. */
export const textsOutside = `(() => {
  const within = (t, r) => t.x >= r.x - 0.5 && t.y >= r.y - 0.5 && t.x + t.width <= r.x + r.width + 0.5 && t.y + t.height <= r.y + r.height + 0.5;
  return [...document.querySelectorAll("svg .node, svg .group")].flatMap((part) => {
    const box = part.querySelector(":scope > rect").getBBox();
    return [...part.querySelectorAll(":scope > text")].filter((text) => !within(text.getBBox(), box)).map((text) => text.textContent);
  });
})()`;

/** A program for the browser: the labels of arrows that lie on a node, and the nodes that lie on one another. */
export const overlapping = `(() => {
  const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  const nodes = [...document.querySelectorAll("svg .node")].map((one) => ({ name: one.textContent, box: one.querySelector("rect").getBBox() }));
  const labels = [...document.querySelectorAll("svg .edge text")].map((one) => ({ name: one.textContent, box: one.getBBox() }));
  const pairs = [...labels, ...nodes].flatMap((one) => nodes.filter((node) => node !== one && !apart(one.box, node.box)).map((node) => one.name + " on " + node.name));
  return pairs;
})()`;
