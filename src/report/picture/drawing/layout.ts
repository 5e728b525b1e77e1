import type { Picture } from "../picture";
import { dotOf } from "./dot";

/** The places of a picture's parts, in points from its lower left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The groups' boxes in the order of drawing, outer ones first. */
  readonly groups: readonly Box[];
  /** In the picture's order. */
  readonly nodes: readonly Box[];
  readonly edges: readonly Line[];
}

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface Line {
  /** The points of a Bézier curve: one, and three for each segment. */
  readonly points: readonly Point[];
  readonly tip: Point;
  readonly label: Point;
}

export type Point = readonly [number, number];

interface Laid {
  readonly name: string;
  readonly bb?: string;
  readonly pos?: string;
  readonly lp?: string;
  readonly width?: string;
  readonly height?: string;
}

/** Lays out what is written in Graphviz's language. @returns Graphviz's own JSON */
export type Lay = (dot: string) => Promise<string>;

/** Graphviz, which runs as WebAssembly in this process. The package is a module that cannot be required. */
export const graphviz: Lay = async (dot) => {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  return (await Graphviz.load()).layout(dot, "json", "dot");
};

export async function layoutOf(picture: Picture, lay = graphviz): Promise<Layout> {
  const laid = JSON.parse(await lay(dotOf(picture))) as {
    readonly bb: string;
    readonly objects?: readonly Laid[];
    readonly edges?: readonly Laid[];
  };
  const { right, top } = boxOf(laid.bb);
  const objects = [...(laid.objects ?? [])].sort((a, b) => numberOf(a.name) - numberOf(b.name));
  const groups = objects.flatMap(({ name, bb }) => (name.startsWith("cluster_") && bb ? [boxOf(bb)] : []));
  const nodes = objects.filter(({ name }) => !name.startsWith("cluster_")).map(nodeBox);
  return { width: right, height: top, groups, nodes, edges: (laid.edges ?? []).map(lineOf) };
}

function numberOf(name: string): number {
  return Number(name.replace(/\D/g, ""));
}

function boxOf(text: string): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = text.split(",").map(Number);
  return { left, bottom, right, top };
}

function nodeBox({ pos = "", width, height }: Laid): Box {
  const [x, y] = pointOf(pos);
  const [dx, dy] = [Number(width) * 36, Number(height) * 36];
  return { left: x - dx, bottom: y - dy, right: x + dx, top: y + dy };
}

/** `e,<tip> <point> <point> ...` */
function lineOf({ pos = "", lp = "" }: Laid): Line {
  const parts = pos.split(" ");
  const tip = parts.find((part) => part.startsWith("e,"))?.slice(2) ?? "";
  const points = parts.filter((part) => !/^[es],/.test(part)).map(pointOf);
  return { points, tip: pointOf(tip), label: pointOf(lp) };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(",").map(Number);
  return [x, y];
}
