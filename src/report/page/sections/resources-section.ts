import { readStack } from "../../../access/network/stack/stack-json";
import { html } from "../html";
import type { ReportData } from "../report-data";

/** The resources of each stack, beside a link to its JSON, which lies in the folder that the page is written to. */
export function resourcesSection({ stacks }: ReportData) {
  return html`<section id="resources"><h2>Resources</h2>
${Object.entries(stacks).map(([id, json]) => {
  const addresses = [...readStack(id, json).resources.keys()].filter((one) => !one.startsWith("data."));
  return html`<details><summary>${id} (${addresses.length})</summary><p><a href="stacks/${encodeURIComponent(id)}/cdk.tf.json">cdk.tf.json of ${id}</a></p><ul>${addresses.map((one) => html`<li><code>${one}</code></li>`)}</ul></details>
`;
})}</section>`;
}
