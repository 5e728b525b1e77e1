import { decideCall, type Outcome } from "../../../access/gateway/call/decide-call";
import { pathReadings } from "../../../access/gateway/call/path-readings";
import type { Presented, Request } from "../../../access/gateway/call/request";
import { answeringRoutes, type RouteTree, routeTree } from "../../../access/gateway/call/route-tree";
import type { CallerClass } from "../../../access/gateway/classes/callers";
import { requestClasses } from "../../../access/gateway/classes/requests";
import { expectedSystem } from "../../../access/gateway/expectations/expected-system";
import type { GatewayExpectations } from "../../../access/gateway/expectations/gateway-expectations";
import type { Gateway } from "../../../access/gateway/picture/gateway";
import type { Service } from "../../../access/gateway/picture/service";
import { callersByRoute } from "../../../access/gateway/proof/route-proof";
import { type AccessChange, directionOf, type Explanation } from "../access-change";
import { type Pair, paired, present, type Side } from "../side";

/** A gateway of one side, with what its file says of callers and routes. */
interface KnownGateway {
  readonly stackId: string;
  readonly gateway: Gateway;
  readonly services: ReadonlyMap<string, Service>;
  readonly expected: GatewayExpectations;
  readonly tree: RouteTree<Gateway["routes"][number]>;
  readonly callers: ReadonlyMap<string, readonly CallerClass[]>;
}

/**
 * The calls of gateways that one side answers and the other refuses, or has another service answer: of the requests of both sides' classes
 * by the callers of both sides' classes.
 */
export function gatewayChanges(before: Side, after: Side): readonly AccessChange[] {
  if (haveSameGateways(before, after)) return [];
  return paired(gatewaysOf(before), gatewaysOf(after), ({ stackId }) => stackId).flatMap(changesOf);
}

/** True if the stacks that decide are the same, byte by byte. */
export function haveSameGateways(before: Side, after: Side): boolean {
  const [earlier, later] = [before, after].map(({ stacks, gateways }) => {
    const ids = [...(gateways?.gateways.keys() ?? []), ...(gateways?.services.keys() ?? [])];
    return JSON.stringify(ids.sort().map((id) => [id, stacks[id]]));
  });
  return earlier === later;
}

function gatewaysOf({ world, gateways }: Side): readonly KnownGateway[] {
  const expected = gateways ? expectedSystem(world.deployment).gateways : {};
  return Object.entries(expected).flatMap(([stackId, one]) => {
    const gateway = gateways?.gateways.get(stackId);
    if (gateway === undefined || gateways === undefined) return [];
    const parts = { tree: routeTree(gateway.routes), callers: callersByRoute(one) };
    return { stackId, gateway, services: gateways.services, expected: one, ...parts };
  });
}

function changesOf(pair: Pair<KnownGateway>): readonly AccessChange[] {
  const sides = present(pair);
  const requests = sides.flatMap(({ expected }) => requestClasses(expected));
  const distinct = new Map(requests.map(({ request, of }) => [JSON.stringify(request), { request, of }]));
  const [earlier, later] = [decider(pair.before), decider(pair.after)];
  const found = new Map<string, AccessChange>();
  for (const { request } of distinct.values()) {
    for (const caller of callersOf(pair, request)) {
      const [was, is] = [earlier(request, caller.as), later(request, caller.as)];
      const direction = changeOf(was, is);
      if (direction === undefined) continue;
      const route = (direction === "newly allowed" ? is : was).route;
      const key = [direction, route, JSON.stringify(caller.as)].join("\n");
      if (found.has(key)) continue;
      const [stackId = ""] = sides.map((side) => side.stackId);
      found.set(key, {
        ...{ is: direction, kind: "call", of: stackId, what: route ?? `${request.method} ${request.path}` },
        ...{
          caller: callerWords(caller),
          way: "through the gateway",
          witness: witnessOf(request, caller.as),
        },
        ...{ before: explanation(was), after: explanation(is) },
      });
    }
  }
  return [...found.values()];
}

/** The callers as what follows `by`. */
function callerWords({ words }: CallerClass): string {
  return words.startsWith("by ") ? words.slice("by ".length) : `a caller ${words}`;
}

/** A call that another service answers is another call: a caller gets there what it did not get before. */
function changeOf(was: Answer, is: Answer): AccessChange["is"] | undefined {
  const [before, after] = [was.outcome?.service, is.outcome?.service];
  if (before !== undefined && after !== undefined && before !== after) return "newly allowed";
  return directionOf(before !== undefined, after !== undefined);
}

/** The answer to a request: of several routes that may answer, one that lets it through. */
interface Answer {
  readonly route?: string;
  readonly outcome?: Outcome;
}

type AskedFor = Omit<Request, "as">;

function decider(known: KnownGateway | undefined): (request: AskedFor, as: Presented) => Answer {
  if (known === undefined) return () => ({});
  const { gateway, services, tree } = known;
  return (request, as) => {
    const routes = answeringRoutes(tree, request.method, pathReadings(request.path));
    const answers = routes.map((route) => ({
      route: route.key,
      outcome: decideCall({ gateway, services, known: "every state" }, route, { ...request, as }),
    }));
    return answers.find(({ outcome }) => outcome.service !== undefined) ?? answers[0] ?? {};
  };
}

/** The classes of callers of all routes that may answer a request on either side. */
function callersOf(pair: Pair<KnownGateway>, { method, path }: AskedFor): readonly CallerClass[] {
  const classes = present(pair).flatMap(({ tree, callers }) =>
    answeringRoutes(tree, method, pathReadings(path)).flatMap(({ key }) => callers.get(key) ?? []),
  );
  return [...new Map(classes.map((one) => [JSON.stringify(one.as), one])).values()];
}

function explanation({ route, outcome }: Answer): Explanation {
  if (outcome === undefined) return { allowed: false, reason: "no route answers it", steps: [] };
  const steps = outcome.steps.map(({ by, reason }) => `${by}: ${reason}`);
  const deciding = outcome.steps.find(({ passes }) => !passes);
  const allowed = outcome.service !== undefined;
  const refused = deciding ? `${deciding.by}: ${deciding.reason}` : "it is refused";
  return { allowed, steps, reason: allowed ? `${route} is answered by ${outcome.service}` : refused };
}

function witnessOf(
  { method, path, headers }: AskedFor,
  { token, signer }: Presented,
): Readonly<Record<string, string>> {
  return {
    ...(signer && { principal: signer.arn }),
    ...(token && {
      issuer: token.issuer,
      audience: (token.audience ?? [token.clientId ?? ""]).join(" "),
      scopes: token.scopes.join(" "),
    }),
    ...(headers && { headers: JSON.stringify(headers) }),
    ...{ method, path },
  };
}
