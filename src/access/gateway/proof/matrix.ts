import type { Outcome } from "../call/decide-call";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";
import { callersByRoute, decidesRoute } from "./route-proof";
import { routedRequests } from "./routed-requests";

/** The calls of a gateway's routes by each class of callers, once every state is known. */
export interface GatewayMatrix {
  readonly gateway: string;
  readonly rows: readonly {
    /** `GET /todo/{id}` */
    readonly route: string;
    readonly calls: readonly MatrixCall[];
  }[];
}

interface MatrixCall {
  /** The callers in words: `without a token`. */
  readonly callers: string;
  /** The column that they are in, which several classes may share. */
  readonly column: string;
  readonly outcome: Outcome;
}

export function gatewayMatrix(
  gateway: Gateway,
  services: ReadonlyMap<string, Service>,
  expected: GatewayExpectations,
): GatewayMatrix {
  const callers = callersByRoute(expected);
  const decide = decidesRoute({ gateway, services, known: "every state" }, expected, callers);
  const rows = new Map<string, readonly MatrixCall[]>();
  for (const { request, answers } of routedRequests(gateway, expected)) {
    const meant = answers.find(({ isMeant }) => isMeant);
    if (meant === undefined || rows.has(meant.route.key)) continue;
    const classes = callers.get(meant.route.key) ?? [];
    const calls = decide(meant, request).flatMap(({ outcome }, i) => {
      const one = classes[i];
      return one ? [{ callers: one.words, column: one.column, outcome }] : [];
    });
    rows.set(meant.route.key, calls);
  }
  return { gateway: gateway.stackId, rows: [...rows].map(([route, calls]) => ({ route, calls })) };
}
