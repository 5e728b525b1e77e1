import type { Verdict } from "../access/evaluation/call";
import { reasonWords } from "../access/evaluation/wording";
import type { AccessReport } from "./access-report";

/**
 * The matrices and the proof as JSON; `docs/access.md` describes the shape.
 * @param gateways the part of gateways; absent where there are none
 */
export function accessJson({ matrices, proof, assumptions }: AccessReport, gateways?: object): string {
  const { probes, classes } = proof;
  const calls = matrices.flatMap(({ provider, consumer, callers, rows }) =>
    rows.flatMap(({ route, verdicts }) =>
      callers.map(({ client, way, caller, certificate, endpoint, api }, i) => ({
        provider,
        consumer,
        client,
        way,
        principal: caller?.arn ?? "*",
        subject: api.auth === "certificate" && api.entrance ? certificate?.subject : undefined,
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
  return JSON.stringify({ calls, intruders, classes, assumptions, gateways }, null, 2);
}

/** The verdict, with its reason as data and as text. */
function explained(verdict: Verdict | undefined) {
  if (verdict === undefined) return undefined;
  const { allowed, decisive, steps } = verdict;
  return { allowed, reason: reasonWords(verdict), decisive, steps };
}
