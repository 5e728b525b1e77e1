import { roleName } from "../../../access/intruders/probe";
import { samplePath } from "../../../model/routes/routing";
import { verdictText } from "../../verdict-text";
import { html } from "../html";
import type { ReportData } from "../report-data";

const plain = (text: string) => text;

/** Who can call what: a row for each route, a column for each caller; a refusal opens to its reason. */
export function matrixSection({ access, gateways }: ReportData) {
  return html`<section id="matrix"><h2>Who can call what</h2>
${access.matrices.map(({ provider, consumer, callers, rows }) =>
  table(
    `${provider}, called by ${consumer}`,
    callers.map(({ client }) => roleName(client)),
    rows.map(({ route, verdicts }) => ({
      head: `${route.method} ${route.path}`,
      cells: verdicts.map((verdict, i) => ({
        allowed: verdict.allowed,
        text: verdictText(`${callers[i]?.client} ${route.method} ${samplePath(route)}`, verdict, plain),
      })),
    })),
  ),
)}
${gateways?.matrices.map(({ gateway, rows }) => {
  const columns = [...new Set(rows.flatMap(({ calls }) => calls.map(({ column }) => column)))];
  return table(
    gateway,
    columns,
    rows.map(({ route, calls }) => ({
      head: route,
      cells: columns.map((column) => {
        const own = calls.filter((call) => call.column === column);
        const answered = own.filter(({ outcome }) => outcome.service !== undefined);
        const told = answered.length > 0 ? answered : own;
        return { allowed: answered.length > 0, text: told.map(callWords).join("\n") };
      }),
    })),
  );
})}</section>`;
}

function callWords({ callers, outcome: { service, status, steps } }: GatewayCall): string {
  const end = service === undefined ? `refused (${status})` : `allowed, ${service} answers`;
  return [`${callers}: ${end}`, ...steps.map(({ by, reason }) => `  ${by}: ${reason}`)].join("\n");
}

type GatewayCall = NonNullable<ReportData["gateways"]>["matrices"][number]["rows"][number]["calls"][number];

interface Row {
  readonly head: string;
  readonly cells: readonly { readonly allowed: boolean; readonly text: string }[];
}

function table(caption: string, columns: readonly string[], rows: readonly Row[]) {
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">Route</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>
${rows.map(
  ({ head, cells }) => html`<tr><th scope="row">${head}</th>${cells.map(
    ({ allowed, text }) =>
      html`<td><details><summary class="${allowed ? "allowed" : "refused"}">${allowed ? "allowed" : "refused"}</summary><pre>${text}</pre></details></td>`,
  )}</tr>
`,
)}</tbody></table>`;
}
