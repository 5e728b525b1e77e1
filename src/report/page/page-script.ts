/**
 * The page's script: an arrow of the picture, by click, Enter or Space, leaves only its calls in the list of calls. Without it every call
 * is in that list.
 */
export const PAGE_SCRIPT = `
const calls = new Map([...document.querySelectorAll("details.call")].map((one) => [one.querySelector("ol").id, one]));
const [box, shown, chosen] = ["calls", "shown", "chosen"].map((id) => document.getElementById(id));
const [words, all] = chosen.children;
let edge;
function show(next) {
  edge?.classList.remove("chosen");
  edge = next;
  edge?.classList.add("chosen");
  const ids = edge && new Set(edge.dataset.calls.split(" "));
  for (const [id, one] of calls) {
    one.hidden = ids !== undefined && !ids.has(id);
    one.open = ids !== undefined && ids.size === 1 && ids.has(id);
  }
  shown.textContent = ids ? ids.size : calls.size;
  words.textContent = edge ? edge.getAttribute("aria-label") : "";
  all.hidden = edge === undefined;
}
function choose(next) {
  show(next);
  box.open = true;
  box.scrollIntoView({ block: "start" });
  chosen.focus({ preventScroll: true });
}
for (const one of document.querySelectorAll(".edge[role]")) {
  one.addEventListener("click", () => choose(one));
  one.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(one);
  });
}
all.addEventListener("click", () => choose(undefined));
for (const link of document.querySelectorAll("#matrix table a"))
  link.addEventListener("click", () => {
    show(undefined);
    const call = calls.get(link.hash.slice(1));
    box.open = call.open = true;
  });
`;
