import type { DeclaredCaller } from "../access/declared/declared-callers";
import type { Matrix } from "../access/declared/matrix";
import { roleName } from "../access/intruders/probe";
import type { ProofPart } from "../access/proof/part";
import { routeKey } from "../model/routes/route";
import type { AccessReport } from "./access-report";
import type { Paint } from "./paint";

/** The matrices as tables, a row per route and a column per client; and what was proven of all other requests. */
export function matrixText({ matrices, proof, assumptions }: AccessReport, paint: Paint): string {
  const { probes, classes } = proof;
  const refused = probes.filter(({ verdict }) => !verdict.allowed).length;
  return [
    ...matrices.map((matrix) => table(matrix, paint)),
    [
      `intruders: ${probes.length} calls tried, ${refused} refused`,
      `proof: ${classes.classes} classes of requests, ${classesWords(classes)}`,
      ...(classes.notes ?? []).map((note) => `proof: ${note}`),
      ...assumptions.map((assumption) => `assumed: ${assumption}`),
    ].join("\n"),
  ].join("\n\n");
}

function classesWords({ violations }: ProofPart): string {
  return violations.length === 0
    ? "all decided as the file says"
    : `${violations.length} decided otherwise than the file says`;
}

function table({ provider, consumer, callers, rows }: Matrix, paint: Paint): string {
  const heads = callers.map(({ client }) => roleName(client));
  const width = Math.max(...rows.map(({ route }) => routeKey(route).length));
  const widths = heads.map((head) => Math.max(head.length, "refused".length));
  const line = (first: string, cells: readonly string[]) =>
    `  ${[first.padEnd(width), ...cells].join("  ")}`.trimEnd();
  return [
    `${provider}, called by ${consumer}`,
    ...callers.map((caller) => paint(`  ${wayOf(caller)}`, "dim")),
    line(
      "",
      heads.map((head, i) => head.padEnd(widths[i] ?? 0)),
    ),
    ...rows.map(({ route, verdicts }) =>
      line(
        routeKey(route),
        verdicts.map(({ allowed }, i) => {
          const word = (allowed ? "allowed" : "refused").padEnd(widths[i] ?? 0);
          return paint(word, allowed ? "green" : "red");
        }),
      ),
    ),
  ].join("\n");
}

/** `assumed: assume-role, as private-api-provider-access-consumer, through the endpoint of consumer`. */
function wayOf(caller: DeclaredCaller): string {
  const { client, way, consumer, endpoint } = caller;
  const whom = `as ${identityOf(caller)}`;
  const through = endpoint ? `through ${endpointName(endpoint.id, consumer)}` : "over the internet";
  return `${roleName(client)}: ${[way, ...(way === "unsigned" ? [] : [whom]), through].join(", ")}`;
}

/** The identity that the API sees: a role, or the subject by which the file knows the consumer's certificate. */
function identityOf({ client, as, api, certificate }: DeclaredCaller): string {
  if (as !== undefined) return roleName(as);
  const isKnown = api.auth === "certificate" && api.entrance !== undefined;
  return isKnown && certificate && certificate.subject !== client ? certificate.subject : "itself";
}

/** Ids that AWS has not assigned yet are not shown: their sample ids mean nothing to a reader. */
function endpointName(id: string, consumer: string): string {
  return /^vpce-0{6}/.test(id) ? `the endpoint of ${consumer}` : id;
}
