import { decideCall, type Outcome } from "../call/decide-call";
import { pathReadings } from "../call/path-readings";
import { answeringRoutes, routeTree } from "../call/route-tree";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";
import { callersByRoute } from "./route-proof";

/** One call of a gateway, by each class of callers. */
export interface ExplainedCall {
  /** The route that answers: `GET /todo/{id}`. */
  readonly route: string;
  readonly callers: string;
  readonly outcome: Outcome;
}

/** The outcomes of a request: none where no route answers it, and those of several routes where it is not sure which does. */
export function explainedCalls(
  gateway: Gateway,
  services: ReadonlyMap<string, Service>,
  expected: GatewayExpectations,
  { method, path }: { readonly method: string; readonly path: string },
): readonly ExplainedCall[] {
  const callers = callersByRoute(expected);
  const around = { gateway, services, known: "every state" } as const;
  return answeringRoutes(routeTree(gateway.routes), method, pathReadings(path)).flatMap((route) =>
    (callers.get(route.key) ?? []).map(({ words, as }) => ({
      route: route.key,
      callers: words,
      outcome: decideCall(around, route, { method, path, as }),
    })),
  );
}
