import type { Runs } from "../arguments";
import { type DeploymentFigures, deploymentFigures } from "../measure/deployment-figures";
import { policyFit } from "../measure/policy-fit";
import { BOTH, manyConsumers } from "../measure/shapes";
import type { Workspace } from "../measure/workspace";
import { QUOTA } from "./policy-fits";

const COUNTS = [1, 10, 100, 1000];
/** From this count on a run takes most of a minute. */
const MANY = 1000;

/**
 * Increasing numbers of consumers, each with a client of either kind, as many per provider as its resource
 * policy allows.
 */
export function consumerScale(workspace: Workspace, runs: Runs): readonly DeploymentFigures[] {
  const { consumers: perProvider } = policyFit(BOTH, QUOTA);
  return COUNTS.map((count) =>
    deploymentFigures(workspace, manyConsumers(count, perProvider), count < MANY ? runs.usual : runs.long),
  );
}

/** The cost of each further consumer, relative to a deployment with one. */
export interface CostPerConsumer {
  readonly consumers: number;
  readonly workMs: number;
  readonly floorMs: number;
  readonly accessMs: number;
  readonly megabytes: number;
  readonly classes: number;
}

export function costsPerConsumer(scale: readonly DeploymentFigures[]): readonly CostPerConsumer[] {
  const [one, ...more] = scale;
  if (one === undefined) return [];
  return more.map((many) => {
    const each = (of: (figures: DeploymentFigures) => number) =>
      (of(many) - of(one)) / (many.consumers - one.consumers);
    return {
      consumers: many.consumers,
      workMs: each(({ work }) => work.measured * 1000),
      floorMs: each(({ work }) => work.floor * 1000),
      accessMs: each(({ phases }) => phases.access + phases.network),
      megabytes: each(({ peakMegabytes }) => peakMegabytes),
      classes: many.classes / many.consumers,
    };
  });
}
