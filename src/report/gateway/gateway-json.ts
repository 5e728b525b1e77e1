import type { GatewayReport } from "./gateway-report";

/** The part of gateways in the JSON of an access report; `docs/access.md` describes the shape. */
export function gatewayJson({ matrices, proof }: GatewayReport) {
  const { calls, intruders, classes, assumptions, problems } = proof;
  return {
    calls: matrices.flatMap(({ gateway, rows }) =>
      rows.flatMap(({ route, calls: all }) =>
        all.map(({ callers, outcome: { service, status, steps } }) => ({
          ...{ gateway, route, callers, allowed: service !== undefined, service, status, steps },
        })),
      ),
    ),
    connected: attempts(proof.connected),
    refused: attempts(proof.refused),
    counts: { calls, intruders, classes },
    ...{ assumptions, problems },
  };
}

function attempts(by: GatewayReport["proof"]["refused"]) {
  return [...by].flatMap(([stack, all]) =>
    all.map(({ kind, words, reason }) => ({ stack, kind, attempt: words, reason })),
  );
}
