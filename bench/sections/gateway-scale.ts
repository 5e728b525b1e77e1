import type { Runs } from "../arguments";
import { type DeploymentFigures, deploymentFigures } from "../measure/deployment-figures";
import { manyServices } from "../measure/shapes";
import type { Workspace } from "../measure/workspace";

/** As many as interface endpoints fit into a VPC by default. */
const SERVICES = 50;

/** One gateway in front of many services, each in an account of its own. */
export function gatewayScale(workspace: Workspace, { usual }: Runs): DeploymentFigures {
  return deploymentFigures(workspace, manyServices(SERVICES), usual);
}
