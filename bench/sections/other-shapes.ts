import type { Runs } from "../arguments";
import { type DeploymentFigures, deploymentFigures } from "../measure/deployment-figures";
import { fits, largest } from "../measure/policy-fit";
import { manyProviders, manyRoutes } from "../measure/shapes";
import type { Workspace } from "../measure/workspace";

export interface ShapeFigures extends DeploymentFigures {
  readonly what: string;
}

const ROUTES = 1000;
const PROVIDERS = 200;

/** Deployments that are large in other ways, as far as AWS's quotas for policies let them. */
export function otherShapes(workspace: Workspace, { usual }: Runs): readonly ShapeFigures[] {
  const used = largest(ROUTES, (count) => fits(manyRoutes(ROUTES, count)));
  const providers = largest(PROVIDERS, (count) => fits(manyProviders(count)));
  return [
    {
      what: `${ROUTES} routes on one provider, ${used} of them used by one consumer: more do not fit its policies`,
      ...deploymentFigures(workspace, manyRoutes(ROUTES, used), usual),
    },
    {
      what: `${providers} providers used by one consumer${providers < PROVIDERS ? `: ${PROVIDERS} do not fit its policies` : ""}`,
      ...deploymentFigures(workspace, manyProviders(providers), usual),
    },
  ];
}
