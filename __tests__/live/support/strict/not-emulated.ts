import { rulesNotEvaluated } from "../../gateway/waf/strict-rules";

/** What AWS refuses and nothing here does yet, and why not. */
export const NOT_EMULATED: readonly (readonly [what: string, why: string])[] = [
  [
    "names and listeners of balancers, security groups of a network balancer only at its creation",
    "no service has a balancer yet",
  ],
  [
    "an endpoint service with accepted connections cannot be deleted, and a connection outlives its principal",
    "no service is an endpoint service yet",
  ],
  ["VPC links exist only in some zones", "no client has a VPC link yet"],
  [
    "a trust store's bundle has CA certificates only, and no blank lines",
    "no service verifies client certificates yet",
  ],
  ...rulesNotEvaluated(),
];
