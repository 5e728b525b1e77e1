import type { SystemProof } from "../../access/gateway/system-proof";
import { examineGateways } from "../../access/prove-gateways";
import { bundleFunctions } from "../../bundle/bundle-functions";
import type { Deployment } from "../../model/deployment";

/**
 * The proof of a deployment's gateways, on stacks that are made for it and written nowhere.
 * @param file the deployment file, as the user named it
 */
export async function gatewayAccess(deployment: Deployment, file: string): Promise<SystemProof> {
  const bundling = bundleFunctions(deployment, file);
  const { stackJson } = require("../../stacks/synthesize") as typeof import("../../stacks/synthesize");
  return examineGateways(deployment, stackJson(deployment, await bundling));
}
