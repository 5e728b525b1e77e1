import { type CallTable, callsIn, type ExplainedCall } from "../../calls/explained-call";
import { type Html, html } from "../html";
import type { ReportData } from "../report-data";
import { callDetails } from "./decisions";
import type { Anchors } from "./sizes-section";

/** Who can call what: a row for each route, a column for each caller; each verdict leads to its explanation. */
export function matrixSection({ explained: { apis, gateways } }: ReportData, anchors: Anchors) {
  const tables = [...apis, ...gateways].map(({ table }) => table);
  const calls = callsIn(tables);
  return html`<section id="matrix"><h2>Who can call what</h2>
<p>Each verdict leads to its explanation: the documents that were asked, in AWS's order, and the statements that decided.</p>
${tables.map(tableHtml)}
<details id="calls"><summary>Every call, explained (<span id="shown">${calls.length}</span>)</summary>
<p id="chosen" tabindex="-1"><span></span> <button type="button" hidden>Show all calls</button></p>
${calls.map((call) => callDetails(call, anchors))}</details></section>`;
}

function tableHtml({ caption, columns, rows }: CallTable): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">Route</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>
${rows.map(
  ({ route, cells }) =>
    html`<tr><th scope="row">${route}</th>${cells.map((calls) => html`<td>${cell(calls)}</td>`)}</tr>
`,
)}</tbody></table></div>`;
}

/** The verdict on one caller, or on each class of callers of a column: those that are allowed, or if none is, those that are refused. */
function cell(calls: readonly ExplainedCall[]): Html {
  const answered = calls.filter(({ allowed }) => allowed);
  const told = answered.length > 0 ? answered : calls;
  const word = answered.length > 0 ? "allowed" : "refused";
  return html`${told.map(
    ({ id, words }, i) =>
      html`${i > 0 && " "}<a class="${word}" href="#${id}" title="${words}">${i === 0 ? word : i + 1}</a>`,
  )}`;
}
