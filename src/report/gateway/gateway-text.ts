import type { Outcome } from "../../access/gateway/call/decide-call";
import type { Connection } from "../../access/gateway/proof/connection-proof";
import type { ExplainedCall } from "../../access/gateway/proof/explained";
import type { GatewayMatrix } from "../../access/gateway/proof/matrix";
import type { Paint } from "../paint";
import type { GatewayReport } from "./gateway-report";

/** The matrices of gateways as tables, a row per route and a column per class of callers; and who cannot connect. */
export function gatewayText({ matrices, proof }: GatewayReport, paint: Paint): string {
  const { intruders, classes, problems, assumptions } = proof;
  return [
    ...matrices.map((matrix) => table(matrix, paint)),
    ...[...proof.services.keys()].map((service) => connections(service, proof)),
    [
      `intruders: ${intruders} calls and connections tried, all refused`,
      `proof: ${classes} classes of calls and connections, ${problems.length === 0 ? "all decided as the file says" : `${problems.length} problems`}`,
      ...assumptions.map((assumption) => `assumed: ${assumption}`),
    ].join("\n"),
  ].join("\n\n");
}

function table({ gateway, rows }: GatewayMatrix, paint: Paint): string {
  const columns = [...new Set(rows.flatMap(({ calls }) => calls.map(({ column }) => column)))];
  const width = Math.max(...rows.map(({ route }) => route.length));
  const widths = columns.map((column) => Math.max(column.length, "refused".length));
  const line = (first: string, cells: readonly string[]) =>
    `  ${[first.padEnd(width), ...cells].join("  ")}`.trimEnd();
  return [
    gateway,
    line(
      "",
      columns.map((column, i) => column.padEnd(widths[i] ?? 0)),
    ),
    ...rows.map(({ route, calls }) =>
      line(
        route,
        columns.map((column, i) => {
          const isAllowed = calls.some((call) => call.column === column && isAnswered(call.outcome));
          return paint(
            (isAllowed ? "allowed" : "refused").padEnd(widths[i] ?? 0),
            isAllowed ? "green" : "red",
          );
        }),
      ),
    ),
  ].join("\n");
}

function isAnswered({ service }: Outcome): boolean {
  return service !== undefined;
}

/** The endpoints that connect to a service, and those that do not. */
function connections(service: string, { connected, refused }: GatewayReport["proof"]): string {
  const of = (all: readonly Connection[] = []) => all.filter(({ kind }) => kind === "connection");
  return [
    `connections to ${service}`,
    ...of(connected.get(service)).map(({ words }) => `  accepted: ${words}`),
    ...of(refused.get(service)).map(({ words }) => `  refused: ${words}`),
  ].join("\n");
}

/** One call by each class of callers: every step of those that are answered, each way once, and the one that refuses the others. */
export function explainedText(call: string, calls: readonly ExplainedCall[], paint: Paint): string {
  if (calls.length === 0) return `${call}: ${paint("refused", "red")} (404), as no route answers it`;
  const told = new Set<string>();
  return [
    `${call}, by the route ${[...new Set(calls.map(({ route }) => route))].join(" or ")}`,
    ...calls.flatMap(({ callers, outcome }) => {
      const steps = outcome.steps.map(({ by, reason }) => `    ${by}: ${reason}`);
      const isTold = told.has(steps.join());
      told.add(steps.join());
      return [callLine(callers, outcome, paint), ...(isAnswered(outcome) && !isTold ? steps : [])];
    }),
  ].join("\n");
}

function callLine(callers: string, { service, status, steps }: Outcome, paint: Paint): string {
  if (service !== undefined) return `  ${callers}: ${paint("allowed", "green")}, ${service} answers`;
  const last = steps.at(-1);
  return `  ${callers}: ${paint("refused", "red")} (${status}), ${last?.by}: ${last?.reason}`;
}
