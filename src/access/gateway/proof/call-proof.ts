import type { Known } from "../call/connect";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";
import { callersByRoute, decidesRoute, type RouteProof, wayOf } from "./route-proof";
import { type RoutedRequest, routedRequests } from "./routed-requests";

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
  const routed = routedRequests(gateway, expected);
  const callers = callersByRoute(expected);
  const [finished, begun] = STATES.map((known) =>
    proveState(routed, decidesRoute({ gateway, services, known }, expected, callers)),
  );
  const problems = [...(finished?.problems ?? []), ...(begun?.problems ?? [])];
  return {
    ...{ calls: finished?.calls ?? 0, ways: finished?.ways ?? [] },
    refused: (finished?.refused ?? 0) + (begun?.refused ?? 0),
    classes: (finished?.classes ?? 0) + (begun?.classes ?? 0),
    problems: [...new Set(problems)],
  };
}

const STATES: readonly Known[] = ["every state", "no state"];

/** The calls in one state of the deployment. There is one problem for each route and caller: other spellings have the same. */
function proveState(routed: readonly RoutedRequest[], decide: RouteProof): CallProof {
  const tally = { calls: 0, refused: 0, classes: 0 };
  const [ways, problems] = [new Map<string, string>(), new Map<string, string>()];
  for (const { request, words, answers, problem } of routed) {
    if (problem !== undefined) problems.set(problem, problem);
    if (answers.length === 0) tally.refused += 1;
    tally.classes += answers.length === 0 ? 1 : 0;
    for (const answer of answers) {
      for (const one of decide(answer, request)) {
        tally.classes += 1;
        tally.calls += one.isPromised ? 1 : 0;
        tally.refused += one.isRefused ? 1 : 0;
        if (one.isPromised && !ways.has(answer.route.key))
          ways.set(answer.route.key, wayOf(answer.intent, one.outcome));
        if (one.problem !== undefined)
          problems.set(one.place, problems.get(one.place) ?? `${words} ${one.problem}`);
      }
    }
  }
  return { ...tally, ways: [...ways.values()], problems: [...problems.values()] };
}
