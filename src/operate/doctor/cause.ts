import type { ExaminedCall } from "./examined-call";
import type { Facts } from "./facts/facts";

/**
 * The steps of a call, in the order in which AWS decides it: a front door, where the client is one, lets its caller in; the client
 * finds the API and its endpoint, goes through an entrance with a handshake where there is one, and gets credentials; the request then
 * meets the endpoint's policy, the firewall, the throttle, the stage with its routes, authentication, the policies together, and the
 * function. The last one refuses nothing and explains refusals.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const HOPS = [
  "door",
  "client",
  "network",
  "entrance",
  "handshake",
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
export interface Cause<C = ExaminedCall, F = Facts> {
  readonly id: string;
  /** The step of the call: one of `HOPS`, or of those of a gateway. */
  readonly hop: string;
  /** One sentence without a full stop. */
  readonly name: string;
  /** The facts that it looks at. */
  readonly reads: readonly (keyof F)[];
  /** True if it is what other causes look like from outside: it is told only for calls that none of them refuses. @default false */
  readonly isSymptom?: boolean;
  /** Undefined if it is not the cause. */
  readonly look: (facts: F, call: C) => Found | undefined;
}

/** A cause that may look at the facts that it names, and at no others. */
export type Looking<C, F, R extends keyof F, H extends string> = Omit<
  Cause<C, F>,
  "hop" | "reads" | "look"
> & {
  readonly hop: H;
  readonly reads: readonly R[];
  readonly look: (facts: Pick<F, R>, call: C) => Found | undefined;
};

/** A cause for which a call of a REST API fails. */
export function cause<R extends keyof Facts>(
  one: Looking<ExaminedCall, Facts, R, (typeof HOPS)[number]>,
): Cause {
  return one as unknown as Cause;
}

/** The causes in the order of the steps that they are about; within a step they stay as they are. */
export function inOrder<C, F>(
  hops: readonly string[],
  causes: readonly Cause<C, F>[],
): readonly Cause<C, F>[] {
  return causes.toSorted((a, b) => hops.indexOf(a.hop) - hops.indexOf(b.hop));
}

/** Applies a party's stack again, which also takes back what was changed behind Terraform's back. */
export function deployOnly({ stackId }: { readonly stackId: string }): string {
  return `npx crosslink deploy --only ${stackId}`;
}
