import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { ApiStage } from "../../model/aws/arn";
import { physicalName } from "../../model/aws/names";
import type { GatewayCaller } from "../../model/gateway/gateway";
import type { WrittenRoute } from "../../model/routes/route";
import { callerPolicy } from "../../policies/gateway/caller-policy";
import { policyJson } from "../../terraform/policy-json";

export interface CallerPoliciesProps {
  /** Prefix of the policies' names, which are unique in their roles. */
  readonly name: string;
  readonly callers: readonly GatewayCaller[];
  readonly api: ApiStage;
  /** All routes of the gateway. */
  readonly offered: readonly WrittenRoute[];
}

/** A policy in each caller's role, which exists and is otherwise left as it is. */
export function callerPolicies(scope: Construct, { name, callers, api, offered }: CallerPoliciesProps): void {
  for (const caller of callers) {
    new IamRolePolicy(scope, `caller:${caller.name}`, {
      name: physicalName(name, caller.name),
      role: caller.roleName,
      policy: policyJson(callerPolicy(api, { granted: caller.routes, offered })),
    });
  }
}
