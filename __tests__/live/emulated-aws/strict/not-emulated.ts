import { rulesNotEvaluated } from "../../gateway/waf/firewall-rules";

/** Behaviour of AWS that nothing here shows yet, each with the reason. */
export const NOT_EMULATED: readonly (readonly [what: string, why: string])[] = [
  [
    "names and listeners of balancers, security groups of a network balancer only at its creation",
    "no service has a balancer yet",
  ],
  [
    "an endpoint service with accepted connections cannot be deleted, and a connection outlives its principal",
    "no service is an endpoint service yet",
  ],
  ["VPC links and endpoints of some services exist only in some zones", "no client has a VPC link yet"],
  [
    "a trust store's bundle has CA certificates only, and no blank lines",
    "no service verifies client certificates yet",
  ],
  [
    "a role that was made again under its name is another principal to a policy that named it",
    "policies of ours name accounts, with the role's ARN as a condition",
  ],
  [
    "policies of roles that were just changed, and names of endpoints that were just made, take effect after a while",
    "calls are not deployments: Terraform does not wait for them, callers try again",
  ],
  ["key policies of KMS", "keys are the user's, who is told what their policies have to allow"],
  [
    "how long things take, and rates by the clock",
    "no test may depend on the machine's speed: uses and looks are counted instead",
  ],
  ...rulesNotEvaluated(),
];
