import { reasonWords } from "../../../access/evaluation/wording";
import { decisionOf } from "../../calls/api-calls";
import { type Html, html } from "../html";
import type { ReportData } from "../report-data";
import { list as decisions } from "./decisions";
import { proofCounts } from "./proof-counts";

/** What is proven, under which assumptions, and why everything that is not drawn is refused. */
export function proofSection(data: ReportData, anchors: ReadonlySet<string>) {
  const { access, gateways, network } = data;
  const { probes, classes } = access.proof;
  const refused = [
    ...probes.map(
      ({ sentence, verdict }) =>
        html`<li><details><summary>${sentence}: ${reasonWords(verdict)}</summary>${decisions(verdict.steps.map(decisionOf), anchors)}</details></li>
`,
    ),
    ...[...(gateways?.proof.refused ?? [])].flatMap(([stack, all]) =>
      all.map(
        ({ words, reason }) => html`<li>${stack}: ${words}: ${reason}</li>
`,
      ),
    ),
  ];
  const assumptions = [...access.assumptions, ...network.assumptions, ...(gateways?.proof.assumptions ?? [])];
  const facts = [...network.facts, ...(gateways?.proof.facts ?? [])];
  return html`<section id="proof"><h2>Proof</h2>
<ul>${proofCounts(data).map((one) => html`<li>${one}.</li>`)}
<li>These classes are all there are: two requests of one class are decided by the same statements, and each class is decided by evaluating one request of it, its witness.</li>
${(classes.notes ?? []).map((note) => html`<li>${note}</li>`)}</ul>
${list("Why everything that is not drawn is refused", refused)}
${list(
  "Facts of the stacks",
  facts.map(({ text }) => html`<li>${text}</li>`),
)}
${list(
  "Assumptions",
  [...new Set(assumptions)].map((text) => html`<li>${text}</li>`),
)}</section>`;
}

function list(title: string, items: readonly Html[]): Html {
  return html`<details><summary>${title} (${items.length})</summary><ul>${items}</ul></details>
`;
}
