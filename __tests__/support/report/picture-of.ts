import { worldOf } from "../../../src/access/world/world";
import type { Deployment } from "../../../src/model/deployment";
import { accessReport } from "../../../src/report/access-report";
import { explainedReport } from "../../../src/report/calls/explained-report";
import { deploymentPicture } from "../../../src/report/picture/deployment-picture";
import { type Edge, type Group, nodesIn, type Picture } from "../../../src/report/picture/picture";

/** The picture of a deployment without gateways. */
export function pictureOf(deployment: Deployment): Picture {
  const world = worldOf(deployment);
  return deploymentPicture(world, explainedReport(accessReport(world), undefined));
}

/** The edges in words: `direct > execute-api endpoint: endpoint policy`. */
export function edgesOf({ groups, edges }: Picture): readonly string[] {
  const nodes = nodesIn(groups);
  const name = (id: string) => nodes.find((node) => node.id === id)?.lines[0];
  return edges.map(({ from, to, label }: Edge) => `${name(from)} > ${name(to)}: ${label}`);
}

/** The labels of frames, those within others indented. */
export function framesOf(groups: readonly Group[], indent = ""): readonly string[] {
  return groups.flatMap(({ label, groups: inner = [] }) => [
    `${indent}${label}`,
    ...framesOf(inner, `${indent}  `),
  ]);
}
