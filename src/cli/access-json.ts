import type { Matrix } from "../access/matrix";
import type { Probe } from "../access/probe";

/** The matrices for machines; `docs/access.md` describes the shape. */
export function accessJson(matrices: readonly Matrix[], probes: readonly Probe[]): string {
  const calls = matrices.flatMap(({ provider, consumer, callers, rows }) =>
    rows.flatMap(({ route, verdicts }) =>
      callers.map(({ client, way, caller, endpoint }, i) => ({
        provider,
        consumer,
        client,
        way,
        principal: caller?.arn ?? "*",
        endpoint: endpoint?.id,
        route: `${route.method} ${route.path}`,
        ...verdicts[i],
      })),
    ),
  );
  const intruders = probes.map(({ sentence, guard, verdict }) => ({ call: sentence, guard, ...verdict }));
  return JSON.stringify({ calls, intruders }, null, 2);
}
