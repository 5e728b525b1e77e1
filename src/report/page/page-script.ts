/** The page's script: an arrow of the picture opens its calls, by click, Enter or Space. Without it the calls open by themselves. */
export const PAGE_SCRIPT = `
const calls = [...document.querySelectorAll("details.call")];
function choose(edge) {
  const chosen = document.getElementById(edge.dataset.call);
  for (const one of calls) one.open = one === chosen;
  chosen.scrollIntoView({ block: "nearest" });
  chosen.querySelector("summary").focus();
}
for (const edge of document.querySelectorAll(".edge")) {
  edge.addEventListener("click", () => choose(edge));
  edge.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(edge);
  });
}
`;
