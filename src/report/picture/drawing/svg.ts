import { Html, html } from "../../page/html";
import { clipped, type Edge, type Group, type Node, type Picture } from "../picture";
import { LINE, labelLines, textWidth } from "./dot";
import type { Box, Layout, Point } from "./layout";
import { PICTURE_STYLE } from "./picture-style";

/** The room around a picture, in points, for the lines of its outermost frames. */
const MARGIN = 4;

/** A picture as SVG. In a page its solid edges are buttons: each names the ids of its calls. */
export function svgOf(picture: Picture, layout: Layout, use: "file" | "page"): Html {
  const { width, height } = layout;
  const [w, h] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN];
  const groups = allGroups(picture.groups);
  const nodes = groups.flatMap(({ nodes: own = [] }) => own);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${w} ${h}" width="${w}" height="${h}" role="group" aria-label="Who can call what">
${use === "file" && html`<style>${PICTURE_STYLE_MARKUP}</style>`}
${groups.map((group, i) => groupSvg(group, layout.groups[i], height))}
${nodes.map((node, i) => nodeSvg(node, layout.nodes[i], height))}
${picture.edges.map((edge, i) => edgeSvg(edge, namesOf(edge, nodes), i, layout, use))}
</svg>`;
}

/** The style as it stands in a file of its own: fixed text. */
const PICTURE_STYLE_MARKUP = new Html(PICTURE_STYLE.replaceAll(">", "&gt;"));

/** The groups in the order of drawing, each before those within it. */
function allGroups(groups: readonly Group[]): readonly Group[] {
  return groups.flatMap((group) => [group, ...allGroups(group.groups ?? [])]);
}

/** The names of an edge's ends: `direct to execute-api endpoint`. */
export function namesOf({ from, to }: Edge, nodes: readonly Node[]): string {
  const name = (id: string) => nodes.find((node) => node.id === id)?.lines[0] ?? id;
  return `${name(from)} to ${name(to)}`;
}

function groupSvg({ label }: Group, box: Box | undefined, height: number) {
  if (box === undefined) return undefined;
  const top = height - box.top;
  return html`<g class="group"><title>${label}</title>${rect(box, height)}${text(label, box.left + 8, top + 14)}</g>
`;
}

function nodeSvg({ lines }: Node, box: Box | undefined, height: number) {
  if (box === undefined) return undefined;
  const top = height - box.top + 7;
  const texts = lines.map((line, i) => text(line, box.left + 10, top + i * LINE + 11));
  return html`<g class="node"><title>${lines.join(", ")}</title>${rect(box, height)}${texts}</g>
`;
}

function edgeSvg(edge: Edge, names: string, i: number, layout: Layout, use: "file" | "page") {
  const { label, calls } = edge;
  const line = layout.edges[i];
  const end = line?.points.at(-1);
  if (line === undefined || end === undefined) return undefined;
  const flip = ([x, y]: Point): Point => [x, layout.height - y];
  const [first, ...rest] = line.points.map(flip).map(([x, y]) => `${at(x)},${at(y)}`);
  const path = `M${first} C${rest.join(" ")}`;
  const [x, y] = flip(line.label);
  const counted = calls.length === 1 ? "1 call" : `${calls.length} calls`;
  const name = `${names}, ${labelLines(label).join(" ")}${calls.length > 0 ? `: ${counted}` : ""}`;
  const ids = calls.map(({ id }) => id).join(" ");
  const button = html` tabindex="0" role="button" aria-label="${name}" data-calls="${ids}"`;
  return html`<g class="${calls.length > 0 ? "edge" : "edge kept"}"${use === "page" && calls.length > 0 && button}><title>${name}</title>${calls.length > 0 && html`<path class="hit" d="${path}"/>`}<path d="${path}"/><polygon points="${arrow(flip(end), flip(line.tip))}"/>${labelSvg(label, x, y)}</g>
`;
}

function labelSvg(label: string, x: number, y: number): readonly Html[] {
  const lines = labelLines(label);
  const top = y + 3 - ((lines.length - 1) * LINE) / 2;
  return lines.map((line, i) => html`${text(line, x - textWidth(line) / 2, top + i * LINE)} `);
}

/** A line of text, which any font of fixed width fills as wide as it was laid out. */
function text(line: string, x: number, y: number): Html {
  return html`<text x="${at(x)}" y="${at(y)}" textLength="${at(textWidth(line))}" lengthAdjust="spacingAndGlyphs">${clipped(line)}</text>`;
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
