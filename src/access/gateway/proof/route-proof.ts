import { listed } from "../../network/finding";
import { decideCall, type Outcome, type Surroundings } from "../call/decide-call";
import type { Request } from "../call/request";
import { type CallerClass, callerClasses, keepWarmCallers } from "../classes/callers";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";
import type { Route } from "../picture/gateway";
import { difference, type IntendedRoute, intendedRoutes } from "./intended";
import type { Answering } from "./routed-requests";

/** A class of callers' call of one route, decided. */
interface DecidedCall {
  /** A name for the route and the kind of callers. */
  readonly place: string;
  readonly outcome: Outcome;
  /** True if the file promises an answer, and there is one. */
  readonly isPromised: boolean;
  /** True if the file does not let it in, and nobody answers. */
  readonly isRefused: boolean;
  /** The difference from the file, as what follows the request. */
  readonly problem?: string;
}

export type RouteProof = (answering: Answering, request: Omit<Request, "as">) => readonly DecidedCall[];

/** The classes of callers of each route, by its key. */
export function callersByRoute(expected: GatewayExpectations): ReadonlyMap<string, readonly CallerClass[]> {
  const classesOf = callerClasses(expected);
  const { keepWarm } = expected;
  return new Map([
    ...intendedRoutes(expected).map(({ key, route }) => [key, classesOf(key, route)] as const),
    ...(keepWarm ? [[KEEP_WARM, keepWarmCallers(expected, keepWarm)] as const] : []),
  ]);
}

/** Decides the calls of routes by each class of callers. A token's verdict is the same for all paths of a route, and found once. */
export function decidesRoute(
  around: Surroundings,
  expected: GatewayExpectations,
  callers: ReadonlyMap<string, readonly CallerClass[]>,
): RouteProof {
  const claiming = new Map<CallerClass, Map<Route, Outcome>>();
  const plain = new Map<CallerClass, Map<Route, Outcome>>();
  const decided = (route: Route, request: Omit<Request, "as">, caller: CallerClass): Outcome => {
    const decide = () => decideCall(around, route, { ...request, as: caller.as });
    if (route.authorization.kind === "iam") return decide();
    const kept = request.headers === undefined ? plain : claiming;
    const ofCaller = kept.get(caller) ?? new Map<Route, Outcome>();
    kept.set(caller, ofCaller);
    const outcome = ofCaller.get(route) ?? decide();
    ofCaller.set(route, outcome);
    return outcome;
  };
  return ({ route, intent, isMeant }, request) => {
    const isOpen = around.known === "every state" || !intent.isLinked;
    return (callers.get(route.key) ?? []).map((caller) => {
      const outcome = decided(route, request, caller);
      return compared(expected, intent, { ...caller, isLetIn: caller.isLetIn && isOpen }, outcome, isMeant);
    });
  };
}

/** A request that is spelled in an unusual way may be refused to callers that the file lets in. */
function compared(
  expected: GatewayExpectations,
  intent: IntendedRoute,
  caller: CallerClass,
  outcome: Outcome,
  isMeant: boolean,
): DecidedCall {
  const isAnswered = outcome.service !== undefined;
  const other = isAnswered || isMeant ? difference(expected, intent, caller, outcome) : undefined;
  const isPromised = caller.isLetIn && isMeant && other === undefined;
  const { by, reason } = outcome.steps.at(-1) ?? { by: "nothing", reason: "nothing decided" };
  return {
    outcome,
    place: `${intent.key} ${caller.column}`,
    isPromised,
    isRefused: !caller.isLetIn && !isAnswered,
    problem:
      other === undefined
        ? undefined
        : `${caller.words}: ${other}; ${decider(outcome) ?? `${by}: ${reason}`}`,
  };
}

/** The step that refused, or else the one that let the call in. */
function decider({ steps, service }: Outcome): string | undefined {
  const step = service === undefined ? steps.find(({ passes }) => !passes) : steps[0];
  return step && `${step.by}: ${step.reason}`;
}

export function wayOf({ key, service }: IntendedRoute, { steps }: Outcome): string {
  return `${key} reaches ${service} by ${listed(steps.map((step) => step.by))}`;
}
