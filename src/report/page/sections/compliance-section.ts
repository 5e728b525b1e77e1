import type { Matter } from "../../../access/network/finding";
import { html } from "../html";
import type { ReportData } from "../report-data";
import { CONTROLS, COUNTED } from "./controls";
import { proofCounts } from "./proof-counts";

/** The sentences of the proof that answer a control. They are evidence for an auditor, who decides. */
export function complianceSection(data: ReportData) {
  return html`<section id="compliance"><h2>Controls</h2>
<p>What of the proof answers which control. It is evidence for an auditor, who decides.</p>
${CONTROLS.map(({ name, source, about }) => {
  const all = [...(about.includes(COUNTED) ? proofCounts(data) : []), ...factsAbout(data, about)];
  return html`<details><summary>${name} (${all.length})</summary><p><a href="${source}">Source of the control</a></p><ul>${all.map((one) => html`<li>${one}</li>`)}</ul></details>
`;
})}<p>AWS Config's rule <a href="https://github.com/awslabs/aws-config-rules/blob/master/python/API_GW_PRIVATE_RESTRICTED/API_GW_PRIVATE_RESTRICTED.py"><code>API_GW_PRIVATE_RESTRICTED</code></a> calls a private API non-compliant that endpoints of other accounts may call. An API that is offered to another account does that on purpose: here the proof answers for it, and the rule needs an exception.</p></section>`;
}

function factsAbout({ network, gateways }: ReportData, matters: readonly Matter[]): readonly string[] {
  return [...network.facts, ...(gateways?.proof.facts ?? [])]
    .filter(({ about }) => matters.includes(about))
    .map(({ text }) => text);
}
