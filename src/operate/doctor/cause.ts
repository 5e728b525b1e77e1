import type { ExaminedCall } from "./examined-call";
import type { Facts } from "./facts/facts";

/**
 * The steps of a call, in the order in which AWS decides it: the client finds the API and its endpoint, gets credentials, and the
 * request then meets the endpoint's policy, the firewall, the throttle, the stage with its routes, authentication, the policies
 * together, and the function. The last one refuses nothing and explains refusals.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const HOPS = [
  "client",
  "network",
  "assumption",
  "endpoint policy",
  "firewall",
  "throttle",
  "route",
  "authentication",
  "authorization",
  "integration",
  "log",
] as const;

export type Hop = (typeof HOPS)[number];

/** A value as it is, and as the deployment means it. */
export interface Evidence {
  readonly live: string;
  readonly intended: string;
}

/** What a cause's look at the facts has found. */
export interface Found {
  readonly evidence: readonly Evidence[];
  /** True if this alone refuses the call; false if it only differs from the deployment. @default true */
  readonly refuses?: boolean;
  /** The command that mends it, or where no command can, what to do. */
  readonly mend: string;
}

/** A reason for which a call is refused or fails. */
export interface Cause<R extends keyof Facts = keyof Facts> {
  readonly id: string;
  readonly hop: Hop;
  /** One sentence without a full stop. */
  readonly name: string;
  /** The facts that it looks at. */
  readonly reads: readonly R[];
  /** True if it is what other causes look like from outside: it is told only for calls that none of them refuses. @default false */
  readonly isSymptom?: boolean;
  /** Undefined if it is not the cause. */
  readonly look: (facts: Pick<Facts, R>, call: ExaminedCall) => Found | undefined;
}

/** A cause, which may look at the facts that it names and no others. */
export function cause<R extends keyof Facts>(one: Cause<R>): Cause {
  return one as unknown as Cause;
}

/** Applies a party's stack again, which also takes back what was changed behind Terraform's back. */
export function deployOnly({ stackId }: { readonly stackId: string }): string {
  return `npx crosslink deploy --only ${stackId}`;
}
