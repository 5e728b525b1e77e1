import { pathReadings } from "../call/path-readings";
import type { Request } from "../call/request";
import { answeringRoutes, routeTree } from "../call/route-tree";
import { requestClasses } from "../classes/requests";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";
import type { Gateway, Route } from "../picture/gateway";
import { type IntendedRoute, intendedRoutes } from "./intended";

/** A class of requests, and the routes that may answer it. */
export interface RoutedRequest {
  readonly request: Omit<Request, "as">;
  readonly words: string;
  readonly answers: readonly Answering[];
  /** The difference between the routes of the stack and those of the file. @default there is none */
  readonly problem?: string;
}

/** A route that may answer a request. */
export interface Answering {
  readonly route: Route;
  readonly intent: IntendedRoute;
  /** True if it has to. */
  readonly isMeant: boolean;
}

/** All classes of requests to a gateway with their routes. What the gateway's own route alone answers is another proof's matter. */
export function routedRequests(gateway: Gateway, expected: GatewayExpectations): readonly RoutedRequest[] {
  const intended = intendedRoutes(expected);
  const own = expected.keepWarm ? [{ key: KEEP_WARM }] : [];
  const tree = routeTree(gateway.routes);
  const meant = routeTree<IntendedRoute | { readonly key: string }>([...intended, ...own]);
  return requestClasses(expected).flatMap(({ request, of }) => {
    const { method, path } = request;
    const words = `${method} ${path}`;
    const readings = pathReadings(path);
    const found = answeringRoutes(tree, method, readings);
    const intents = new Map(answeringRoutes(meant, method, readings).map((one) => [one.key, one]));
    const stranger = found.find(({ key }) => !intents.has(key));
    const answers = found.flatMap((route) => {
      const intent = intents.get(route.key);
      return intent && "use" in intent ? [{ route, intent, isMeant: of === route.key }] : [];
    });
    const isOwn = own.length > 0 && found.length > 0 && found.every(({ key }) => key === KEEP_WARM);
    return isOwn ? [] : [{ request, words, answers, problem: problemOf(words, of, found, stranger) }];
  });
}

function problemOf(
  words: string,
  of: string | undefined,
  found: readonly Route[],
  stranger: Route | undefined,
): string | undefined {
  if (stranger !== undefined) return `expected ${words} to be answered by no route, got ${stranger.address}`;
  const isMissed = of !== undefined && found.every(({ key }) => key !== of);
  return isMissed ? `expected ${words} to be answered by ${of}, got no such route` : undefined;
}
