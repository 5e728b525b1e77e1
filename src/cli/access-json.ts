import type { Verdict } from "../access/call";
import type { Matrix } from "../access/matrix";
import type { Probe } from "../access/probe";
import { reasonWords } from "../access/wording";

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
        ...explained(verdicts[i]),
      })),
    ),
  );
  const intruders = probes.map(({ sentence, guard, verdict }) => ({
    call: sentence,
    guard,
    ...explained(verdict),
  }));
  return JSON.stringify({ calls, intruders }, null, 2);
}

/** The verdict, with its reason as data and in words. */
function explained(verdict: Verdict | undefined) {
  if (verdict === undefined) return undefined;
  const { allowed, decisive, steps } = verdict;
  return { allowed, reason: reasonWords(verdict), decisive, steps };
}
