import { connect } from "../../../access/gateway/call/connect";
import { STRANGER } from "../../../access/gateway/classes/callers";
import type { Service } from "../../../access/gateway/picture/service";
import { UNKNOWN_ENDPOINT_ID } from "../../../access/world/sample-ids";
import { type AccessChange, directionOf, type Explanation } from "../access-change";
import { type Pair, paired, present, type Side } from "../side";

/**
 * The endpoints that one side's services let connect and the other's do not: of every account that a side lets make them, and one that
 * none does, each endpoint that a side accepts, and one that none does.
 */
export function connectionChanges(before: Side, after: Side): readonly AccessChange[] {
  const [earlier, later] = [before, after].map(({ gateways }) => [...(gateways?.services.values() ?? [])]);
  return paired(earlier ?? [], later ?? [], ({ stackId }) => stackId).flatMap(changesOf);
}

function changesOf(pair: Pair<Service> & { readonly key: string }): readonly AccessChange[] {
  const services = present(pair);
  const accounts = new Set([...services.flatMap(({ principals }) => principals.map(accountIn)), STRANGER]);
  const accepted = services.flatMap(({ acceptances }) =>
    acceptances.flatMap(({ endpoint }) => endpoint ?? []),
  );
  const endpoints = new Set([...accepted, UNKNOWN_ENDPOINT_ID]);
  return [...accounts].flatMap((account) =>
    [...endpoints].flatMap((endpoint) => {
      const [was, is] = [pair.before, pair.after].map((one) => explanation(one, { account, endpoint }));
      const direction = was && is && directionOf(was.allowed, is.allowed);
      if (direction === undefined || was === undefined || is === undefined) return [];
      const name = endpoint === UNKNOWN_ENDPOINT_ID ? "any other endpoint" : endpoint;
      return {
        ...{ is: direction, kind: "connection" as const, of: pair.key, what: "a connection", caller: name },
        ...{ way: `of account ${account}`, witness: { account, endpoint }, before: was, after: is },
      };
    }),
  );
}

function accountIn(principal: string): string {
  return principal.split(":")[4] ?? (principal === "*" ? STRANGER : principal);
}

function explanation(
  service: Service | undefined,
  attempt: { readonly account: string; readonly endpoint: string },
): Explanation {
  if (service === undefined) return { allowed: false, reason: "there is no such service", steps: [] };
  const steps = connect(service, attempt, "every state");
  const last = steps.find(({ passes }) => !passes) ?? steps.at(-1);
  return {
    allowed: steps.every(({ passes }) => passes),
    reason: `${last?.by}: ${last?.reason}`,
    steps: steps.map(({ by, reason }) => `${by}: ${reason}`),
  };
}
