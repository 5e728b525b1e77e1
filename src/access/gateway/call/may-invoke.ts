import { evaluate } from "../../evaluation/policy/evaluate";
import type { Gateway } from "../picture/gateway";
import { sampleArn } from "../picture/sample-arn";
import type { Signer } from "./request";

interface Permission {
  readonly allows: boolean;
  /** The policy that decided. @default none of the stack's did */
  readonly by?: string;
}

/**
 * Decides whether the policies of a role let it invoke a path of a gateway. A Deny in one wins; one that is not understood is taken to
 * allow everything.
 */
export function mayInvoke(gateway: Gateway, signer: Signer, method: string, path: string): Permission {
  const { account, arn } = signer;
  const asked = {
    action: "execute-api:Invoke",
    resource: `${sampleArn(gateway)}/$default/${method}${path}`,
    account,
    context: { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account },
  };
  const roleName = arn.slice(arn.lastIndexOf("/") + 1);
  let permission: Permission = { allows: signer.isAllowedElsewhere };
  for (const { address, document } of gateway.policies.get(roleName) ?? []) {
    const effect = document ? evaluate("identity-policy", document, asked).effect : "allow";
    if (effect === "deny") return { allows: false, by: address };
    if (effect === "allow") permission = { allows: true, by: address };
  }
  return permission;
}
