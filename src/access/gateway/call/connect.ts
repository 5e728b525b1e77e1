import type { Service } from "../picture/service";
import { passes, refuses, type Step, step } from "./step";

/** An interface endpoint that is created for a service's name. */
export interface Connecting {
  readonly account: string;
  /** An id, or the endpoint of another stack by its name. */
  readonly endpoint: string;
}

/** The states that a service's stack could read when it was applied. */
export type Known = "every state" | "no state";

/**
 * Decides whether an endpoint is connected to a service: its account may make it, and the service's stack accepts it.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export function connect(service: Service, { account, endpoint }: Connecting, known: Known): readonly Step[] {
  const { address, principals, isAcceptanceRequired } = service;
  const isPrincipal = principals.some((one) => meansAccount(one, account));
  const principal = step(address, isPrincipal, [
    `the account ${account} may connect`,
    `the account ${account} may not connect`,
  ]);
  if (!isPrincipal) return [principal];
  if (!isAcceptanceRequired) return [principal, passes(address, "it accepts every connection")];
  const acceptance = service.acceptances.find(
    (one) => one.endpoint === endpoint && (known === "every state" || !one.isRead),
  );
  return [
    principal,
    acceptance
      ? passes(acceptance.address, `it accepts ${endpoint}`)
      : refuses(address, `it has not accepted ${endpoint}`),
  ];
}

/** A user or a role is taken to be anybody of its account. */
function meansAccount(principal: string, account: string): boolean {
  return principal === "*" || principal === account || principal.split(":")[4] === account;
}
