import { listed } from "../../network/finding";
import { decideCall, type Outcome } from "../call/decide-call";
import { pathReadings } from "../call/path-readings";
import { answeringRoutes, routeTree } from "../call/route-tree";
import { type CallerClass, keepWarmCallers } from "../classes/callers";
import { keepWarmRequests } from "../classes/requests";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";
import type { Gateway, Route } from "../picture/gateway";
import type { Service } from "../picture/service";
import type { CallProof } from "./call-proof";

type OwnProof = Omit<CallProof, "calls">;

const NOTHING: OwnProof = { refused: 0, classes: 0, ways: [], problems: [] };

/**
 * Decides every class of calls that the gateway's own route may answer: the call of its function passes the link, and the balancer
 * answers it itself; API Gateway refuses all others. No service hears of any.
 */
export function proveKeepWarm(
  gateway: Gateway,
  services: ReadonlyMap<string, Service>,
  expected: GatewayExpectations,
): OwnProof {
  if (expected.keepWarm === undefined) return NOTHING;
  const tree = routeTree(gateway.routes);
  const callers = keepWarmCallers(expected, expected.keepWarm);
  const around = { gateway, services, known: "every state" } as const;
  const calls = keepWarmRequests(Object.keys(expected.uses)).flatMap(({ request }, i) =>
    answeringRoutes(tree, request.method, pathReadings(request.path))
      .filter(({ key }) => key === KEEP_WARM)
      .flatMap((route) =>
        callers.map((caller) => {
          const outcome = decideCall(around, route, { ...request, as: caller.as });
          return { words: `${request.method} ${request.path}`, caller, route, outcome, isPlain: i === 0 };
        }),
      ),
  );
  const passing = calls.find(({ caller, isPlain, outcome }) => caller.isLetIn && isPlain && passed(outcome));
  const isMissing = passing === undefined;
  const missing = `expected ${KEEP_WARM} by the function of keepWarm to be answered by the balancer, got no such call`;
  return {
    refused: calls.filter(({ caller, outcome }) => !caller.isLetIn && !passed(outcome)).length,
    classes: calls.length,
    ways: passing ? [wayOf(passing.outcome)] : [],
    problems: [...new Set([...calls.flatMap(problemsOf), ...(isMissing ? [missing] : [])])],
  };
}

interface Decided {
  readonly words: string;
  readonly caller: CallerClass;
  readonly route: Route;
  readonly outcome: Outcome;
}

/** A path that is spelled in an unusual way may be refused to the function, whose policy names one. */
function problemsOf({ words, caller, route, outcome }: Decided): readonly string[] {
  const { service, status, steps } = outcome;
  const last = steps.at(-1);
  const because = `${last?.by}: ${last?.reason}`;
  if (service !== undefined)
    return [`${words} ${caller.words}: expected no service to hear of it, got an answer of ${service}`];
  if (!caller.isLetIn && steps[0]?.passes)
    return [
      `${words} ${caller.words}: expected a refusal, got a call that ${route.address} lets in; ${because}`,
    ];
  if (caller.isLetIn && steps[0]?.passes && status !== 404)
    return [`${words} ${caller.words}: expected the balancer's own 404, got a ${status}; ${because}`];
  return [];
}

/** True for a call that passed the authorization and was answered with the balancer's own 404. */
function passed({ status, steps }: Outcome): boolean {
  return status === 404 && steps[0]?.passes === true;
}

function wayOf({ steps }: Outcome): string {
  return `${KEEP_WARM} of the function of keepWarm is answered by the balancer itself, by ${listed(steps.map(({ by }) => by))}`;
}
