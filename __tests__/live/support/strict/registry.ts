import { GATEWAY_RULES } from "../../gateway/strict-rules";
import { type Deployments, deploymentSnapshot } from "./api-gateway/deployment-snapshot";
import { privateApiPolicy } from "./api-gateway/private-api-policy";
import type { ManagementRule, StrictRule } from "./rule";

/** What the rules of one emulated AWS remember, and others read. */
export interface Memory {
  readonly deployments: Deployments;
}

/** Everything that the proxy refuses in the place of AWS; the first rule sees a request first. */
export function managementRules({ deployments }: Memory): readonly ManagementRule[] {
  return [privateApiPolicy, deploymentSnapshot(deployments)];
}

/** Every rule by which the emulated AWS is as strict as AWS, by where it is met. */
export function strictRules(): Readonly<Record<"deploying" | "calling", readonly StrictRule[]>> {
  return { deploying: managementRules({ deployments: new Map() }), calling: GATEWAY_RULES };
}
