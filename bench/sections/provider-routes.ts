import { join } from "node:path";
import { readStack } from "../children/stack-json";
import { runSynthesis, SYNTHESIZED } from "../measure/deployment-figures";
import { manyRoutes } from "../measure/shapes";
import type { Workspace } from "../measure/workspace";

/** The resources of a provider's stack with many routes, all on one handler. */
export interface RouteFigures {
  readonly routes: number;
  readonly resources: number;
  /** The resources of a provider with one route. */
  readonly resourcesOfOne: number;
}

const ROUTES = 300;

/** Counted in synthesized stacks; in both, one consumer uses the first route. */
export function providerRoutes(workspace: Workspace): RouteFigures {
  return {
    routes: ROUTES,
    resources: resourcesWith(workspace, ROUTES),
    resourcesOfOne: resourcesWith(workspace, 1),
  };
}

function resourcesWith(workspace: Workspace, routes: number): number {
  const shape = manyRoutes(routes, 1);
  runSynthesis(workspace, workspace.write("bench.json", JSON.stringify(shape)));
  const [stackId = ""] = Object.keys(shape.providers);
  const { resource } = readStack(join(workspace.folder, SYNTHESIZED, "stacks", stackId, "cdk.tf.json"));
  return Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
}
