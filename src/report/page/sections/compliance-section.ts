import { html } from "../html";
import type { ReportData } from "../report-data";
import { CONTROLS, COUNTED } from "./controls";
import { factsAbout, MATTERS } from "./matters";
import { proofCounts } from "./proof-counts";

/** The controls, each with the sentences of the proof that answer it. They are evidence for an auditor, who decides. */
export function complianceSection(data: ReportData) {
  return html`<section id="compliance"><h2>Controls</h2>
<p>What of the proof answers which control. It is evidence for an auditor, who decides.</p>
<div class="wide" tabindex="0" role="region" aria-label="Controls"><table><thead><tr><th scope="col">Control</th><th scope="col">Answered by</th></tr></thead><tbody>
${CONTROLS.map(({ name, source, about }) => {
  const facts = about.flatMap((matter) => {
    const { length } = factsAbout(data, matter);
    return length > 0
      ? [html`<li><a href="#facts-${matter}">${length} facts: ${MATTERS[matter]}</a></li>`]
      : [];
  });
  const counts = about.includes(COUNTED) ? proofCounts(data).map((one) => html`<li>${one}</li>`) : [];
  return html`<tr><th scope="row"><a href="${source}">${name}</a></th><td><ul>${counts}${facts}</ul></td></tr>
`;
})}</tbody></table></div>
<p>The sample rule <a href="https://github.com/awslabs/aws-config-rules/blob/master/python/API_GW_PRIVATE_RESTRICTED/API_GW_PRIVATE_RESTRICTED.py"><code>API_GW_PRIVATE_RESTRICTED</code></a> of AWS Config calls a private API non-compliant that endpoints of other accounts may call. An API that is offered to another account does that on purpose: here the proof answers for it, and the rule needs an exception.</p></section>`;
}
