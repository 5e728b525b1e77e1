import type { ExplainedCall } from "../calls/explained-call";

/** A drawing of a deployment: boxes within boxes, and the calls that are possible between them. */
export interface Picture {
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
}

/** A frame: an account, a VPC, a kind of subnet. */
export interface Group {
  readonly label: string;
  readonly groups?: readonly Group[];
  readonly nodes?: readonly Node[];
}

export interface Node {
  /** Unique in the picture. */
  readonly id: string;
  /** One or more lines; the first one is its name. */
  readonly lines: readonly string[];
}

/** A leg of calls that are possible; or without calls, what is read or kept on the way. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The guard of this leg: `endpoint policy`. */
  readonly label: string;
  /** The calls that take this leg, all allowed. */
  readonly calls: readonly ExplainedCall[];
}

/** The most characters of a line; a longer one ends in an ellipsis, and is whole in the title of its box. */
const WIDEST = 48;

export function clipped(text: string): string {
  const characters = [...text];
  return characters.length > WIDEST ? `${characters.slice(0, WIDEST - 1).join("")}…` : text;
}

/** The nodes of groups, in the order of drawing. */
export function nodesIn(groups: readonly Group[]): readonly Node[] {
  return groups.flatMap(({ nodes = [], groups: inner = [] }) => [...nodes, ...nodesIn(inner)]);
}

/** Groups without those that hold nothing. */
export function filled(groups: readonly Group[]): readonly Group[] {
  return groups
    .map((group) => ({ ...group, groups: filled(group.groups ?? []) }))
    .filter(({ nodes = [], groups: inner }) => nodes.length + inner.length > 0);
}
