import { readStack } from "../../../access/network/stack/stack-json";
import { plain } from "../../calls/anchor";
import { html } from "../html";
import type { ReportData } from "../report-data";

/** The resources of each stack by their Terraform addresses, beside a link to the stack's JSON as a synthesis writes it. */
export function resourcesSection({ stacks, stackFile }: ReportData) {
  return html`<section id="resources"><h2>Resources</h2>
${Object.entries(stacks).map(([id, json]) => {
  const addresses = [...readStack(id, json).resources.keys()].filter((one) => !one.startsWith("data."));
  return html`<details id="stack-${plain(id)}"><summary>${id} (${addresses.length})</summary><p><a href="${stackFile(id)}">cdk.tf.json of ${id}</a>, as <code>crosslink synth</code> writes it</p><pre>${addresses.join("\n")}</pre></details>
`;
})}</section>`;
}
