import { Html, html } from "../page/html";
import { LINE } from "./dot";
import type { Box, Layout, Point } from "./layout";
import { clipped, type Edge, type Group, type Node, type Picture } from "./picture";

/** The look of a picture: of a light or a dark screen, and of paper. */
export const PICTURE_STYLE = `
svg { --ink: #1b1f24; --paper: #fff; --frame: #59636e; --call: #0550ae; font: 11px "DejaVu Sans Mono", "Liberation Mono", monospace; }
@media screen and (prefers-color-scheme: dark) { svg { --ink: #e6edf3; --paper: #0d1117; --frame: #9198a1; --call: #79c0ff; } }
svg text { fill: var(--ink); stroke: none; } svg .group > rect { fill: none; stroke: var(--frame); stroke-dasharray: 4 3; }
svg .node rect { fill: var(--paper); stroke: var(--ink); } svg .edge path { fill: none; stroke: var(--call); stroke-width: 1.5; }
svg .edge polygon { fill: var(--call); } svg .edge text { fill: var(--call); } svg .edge .hit { stroke: transparent; stroke-width: 14; }
svg .edge { cursor: pointer; } svg .edge:focus { outline: 2px solid var(--call); } svg .edge:hover path:not(.hit) { stroke-width: 3; }`;

/** A picture as SVG. In a page its edges are buttons, each of which opens the details with the id `call-<number>`. */
export function svgOf(picture: Picture, layout: Layout, use: "file" | "page"): Html {
  const { width, height } = layout;
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const groups = allGroups(picture.groups);
  const nodes = groups.flatMap(({ nodes: own = [] }) => own);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="group" aria-label="Who can call what">
${use === "file" && html`<style>${PICTURE_STYLE_MARKUP}</style>`}
${groups.map((group, i) => groupSvg(group, layout.groups[i], height))}
${nodes.map((node, i) => nodeSvg(node, layout.nodes[i], height))}
${picture.edges.map((edge, i) => edgeSvg(edge, i, layout, use))}
</svg>`;
}

/** The style as it stands in a file of its own: fixed text. */
const PICTURE_STYLE_MARKUP = new Html(PICTURE_STYLE.replaceAll(">", "&gt;"));

/** The groups in the order of drawing, each before those within it. */
function allGroups(groups: readonly Group[]): readonly Group[] {
  return groups.flatMap((group) => [group, ...allGroups(group.groups ?? [])]);
}

function groupSvg({ label }: Group, box: Box | undefined, height: number) {
  if (box === undefined) return undefined;
  const top = height - box.top;
  return html`<g class="group"><title>${label}</title>${rect(box, height)}<text x="${at(box.left + 8)}" y="${at(top + 14)}">${clipped(label)}</text></g>
`;
}

function nodeSvg({ lines }: Node, box: Box | undefined, height: number) {
  if (box === undefined) return undefined;
  const top = height - box.top + 7;
  const texts = lines.map(
    (line, i) => html`<text x="${at(box.left + 10)}" y="${at(top + i * LINE + 11)}">${clipped(line)}</text>`,
  );
  return html`<g class="node"><title>${lines.join(", ")}</title>${rect(box, height)}${texts}</g>
`;
}

function edgeSvg({ label, calls }: Edge, i: number, layout: Layout, use: "file" | "page") {
  const line = layout.edges[i];
  const end = line?.points.at(-1);
  if (line === undefined || end === undefined) return undefined;
  const flip = ([x, y]: Point): Point => [x, layout.height - y];
  const [first, ...rest] = line.points.map(flip).map(([x, y]) => `${at(x)},${at(y)}`);
  const path = `M${first} C${rest.join(" ")}`;
  const [x, y] = flip(line.label);
  const name = `${label}: ${calls.length} ${calls.length === 1 ? "call" : "calls"}`;
  const button = html` tabindex="0" role="button" aria-label="${name}" data-call="call-${i}"`;
  return html`<g class="edge"${use === "page" && button}><title>${name}</title><path class="hit" d="${path}"/><path d="${path}"/><polygon points="${arrow(flip(end), flip(line.tip))}"/><text x="${at(x)}" y="${at(y + 4)}" text-anchor="middle">${clipped(label)}</text></g>
`;
}

/** A triangle from the end of a line to its tip. */
function arrow([x, y]: Point, [tx, ty]: Point): string {
  const [dx, dy] = [(tx - x) * 0.4, (ty - y) * 0.4];
  return [
    [tx, ty],
    [x - dy, y + dx],
    [x + dy, y - dx],
  ]
    .map(([px = 0, py = 0]) => `${at(px)},${at(py)}`)
    .join(" ");
}

function rect({ left, right, top, bottom }: Box, height: number) {
  return html`<rect x="${at(left)}" y="${at(height - top)}" width="${at(right - left)}" height="${at(top - bottom)}" rx="4"/>`;
}

function at(points: number): string {
  return String(Math.round(points * 10) / 10);
}
