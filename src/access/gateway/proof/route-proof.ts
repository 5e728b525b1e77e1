import { listed } from "../../network/finding";
import { decideCall, type Outcome, type Surroundings } from "../call/decide-call";
import type { Request } from "../call/request";
import { type CallerClass, callerClasses } from "../classes/callers";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import type { Route } from "../picture/gateway";
import { difference, type IntendedRoute } from "./intended";

/** A class of callers' call of one route, decided. */
interface DecidedCall {
  /** A name for the route and the callers. */
  readonly place: string;
  /** True if the file promises an answer, and there is one. */
  readonly isPromised: boolean;
  /** True if the file lets it not in, and nobody answers. */
  readonly isRefused: boolean;
  /** The way of a promised call, in words. */
  readonly way?: string;
  /** The difference from the file, as what follows the request. */
  readonly problem?: string;
}

type RouteProof = (
  route: Route,
  intent: IntendedRoute,
  request: Omit<Request, "as">,
  isMeant: boolean,
) => readonly DecidedCall[];

/** Decides the calls of routes by each class of callers. A token's verdict is the same for all paths of a route, and found once. */
export function decidesRoute(around: Surroundings, expected: GatewayExpectations): RouteProof {
  const callers = new Map<string, readonly CallerClass[]>();
  const outcomes = new Map<string, Outcome>();
  const decided = (route: Route, request: Request, words: string): Outcome => {
    if (route.authorization.kind === "iam") return decideCall(around, route, request);
    const key = `${route.address} ${words} ${request.headers !== undefined}`;
    const known = outcomes.get(key) ?? decideCall(around, route, request);
    outcomes.set(key, known);
    return known;
  };
  return (route, intent, request, isMeant) => {
    const known = callers.get(route.key) ?? callerClasses(expected, route.key, intent.route);
    callers.set(route.key, known);
    const isOpen = around.known === "every state" || !intent.isLinked;
    return known.map((caller) => {
      const outcome = decided(route, { ...request, as: caller.as }, caller.words);
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
    place: `${intent.key} ${caller.words}`,
    isPromised,
    isRefused: !caller.isLetIn && !isAnswered,
    way: isPromised ? wayOf(intent, outcome) : undefined,
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

function wayOf({ key, service }: IntendedRoute, { steps }: Outcome): string {
  return `${key} reaches ${service} by ${listed(steps.map((step) => step.by))}`;
}
