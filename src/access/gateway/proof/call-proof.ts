import type { Known } from "../call/connect";
import { answeringRoutes, routeTree } from "../call/route-tree";
import { requestClasses } from "../classes/requests";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";
import { intendedRoutes } from "./intended";
import { decidesRoute } from "./route-proof";

/** The calls of one gateway, decided. */
export interface CallProof {
  /** Calls that the file promises: each is answered. */
  readonly calls: number;
  /** Calls that the file does not let in: each is refused. */
  readonly refused: number;
  /** All classes of calls. */
  readonly classes: number;
  /** The way of each route's calls. */
  readonly ways: readonly string[];
  readonly problems: readonly string[];
}

/** Decides every class of calls of a gateway, once every state is known and while none is, and compares each with the file. */
export function proveCalls(
  gateway: Gateway,
  services: ReadonlyMap<string, Service>,
  expected: GatewayExpectations,
): CallProof {
  const finished = proveState(gateway, services, expected, "every state");
  const begun = proveState(gateway, services, expected, "no state");
  return {
    ...finished,
    refused: finished.refused + begun.refused,
    classes: finished.classes + begun.classes,
    problems: [...new Set([...finished.problems, ...begun.problems])],
  };
}

function proveState(
  gateway: Gateway,
  services: ReadonlyMap<string, Service>,
  expected: GatewayExpectations,
  known: Known,
): CallProof {
  const intended = intendedRoutes(expected);
  const [tree, meant] = [routeTree(gateway.routes), routeTree(intended)];
  const byKey = new Map(intended.map((one) => [one.key, one]));
  const decide = decidesRoute({ gateway, services, known }, expected);
  const tally = { calls: 0, refused: 0, classes: 0 };
  // One way for each route: all callers' are the same from the balancer on.
  const ways = new Map<string, string>();
  // One problem for each route and caller: other spellings have the same.
  const problems = new Map<string, string>();
  for (const { request, of } of requestClasses(expected)) {
    const { method, path } = request;
    const words = `${method} ${path}`;
    const found = answeringRoutes(tree, method, path);
    const allowed = new Set(answeringRoutes(meant, method, path).map(({ key }) => key));
    if (of !== undefined && found.length === 0)
      problems.set(of, `expected ${words} to be answered, got no route for it`);
    if (found.length === 0) tally.refused += 1;
    tally.classes += found.length === 0 ? 1 : 0;
    for (const route of found) {
      const intent = byKey.get(route.key);
      if (intent === undefined || !allowed.has(route.key)) {
        problems.set(route.address, `expected ${words} to be answered by no route, got ${route.address}`);
        continue;
      }
      for (const one of decide(route, intent, request, of === route.key)) {
        tally.classes += 1;
        tally.calls += one.isPromised ? 1 : 0;
        tally.refused += one.isRefused ? 1 : 0;
        if (one.way !== undefined && !ways.has(route.key)) ways.set(route.key, one.way);
        if (one.problem !== undefined && !problems.has(one.place))
          problems.set(one.place, `${words} ${one.problem}`);
      }
    }
  }
  return { ...tally, ways: [...ways.values()], problems: [...problems.values()] };
}
