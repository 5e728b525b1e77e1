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

/**
 * Decides the calls of routes by each class of callers. A token's verdict is the same for all paths of a route, and found once; so is
 * how it compares with the file.
 */
export function decidesRoute(
  around: Surroundings,
  expected: GatewayExpectations,
  callers: ReadonlyMap<string, readonly CallerClass[]>,
): RouteProof {
  const outcomes = new KeptByRoute<readonly Outcome[]>();
  const calls = new KeptByRoute<readonly DecidedCall[]>();
  return ({ route, intent, isMeant }, request) => {
    const isOpen = around.known === "every state" || !intent.isLinked;
    const classes = callers.get(route.key) ?? [];
    const outcomesOf = () => classes.map(({ as }) => decideCall(around, route, { ...request, as }));
    const compare = (decided: readonly Outcome[]) =>
      classes.map((caller, i) => {
        const wanted = { ...caller, isLetIn: caller.isLetIn && isOpen };
        return compared(expected, intent, wanted, decided[i] as Outcome, isMeant);
      });
    if (route.authorization.kind === "iam") return compare(outcomesOf());
    const claims = request.headers === undefined ? "plain" : "claiming";
    return calls.of(route, `${claims} ${isMeant}`, () => compare(outcomes.of(route, claims, outcomesOf)));
  };
}

/** Values that are found once for each route and kind of requests. */
class KeptByRoute<V> {
  readonly #kept = new Map<Route, Map<string, V>>();

  of(route: Route, kind: string, find: () => V): V {
    const ofRoute = this.#kept.get(route) ?? new Map<string, V>();
    this.#kept.set(route, ofRoute);
    const value = ofRoute.get(kind) ?? find();
    ofRoute.set(kind, value);
    return value;
  }
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
