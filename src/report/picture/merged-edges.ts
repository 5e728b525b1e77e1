import type { ExplainedCall } from "../calls/explained-call";
import type { Edge } from "./picture";

/** One edge for all calls of one leg. Legs to functions are guarded by routes: several are told by their number. */
export function mergedEdges(edges: readonly Edge[]): readonly Edge[] {
  const all = new Map<string, { edge: Edge; labels: Set<string>; calls: Set<ExplainedCall> }>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const one = all.get(key) ?? { edge, labels: new Set(), calls: new Set() };
    one.labels.add(edge.label);
    for (const call of edge.calls) one.calls.add(call);
    all.set(key, one);
  }
  return [...all.values()].map(({ edge, labels, calls }) => ({
    ...edge,
    label: labels.size === 1 ? edge.label : `${labels.size} routes`,
    calls: [...calls],
  }));
}
