import { reasonWords } from "../../../access/evaluation/wording";
import { type Html, html } from "../html";
import type { ReportData } from "../report-data";

/** What is proven, under which assumptions, and why everything that is not drawn is refused. */
export function proofSection({ access, gateways, network }: ReportData) {
  const { calls, probes, classes } = access.proof;
  const refused = [
    ...probes.map(({ sentence, verdict }) => html`<li>${sentence}: ${reasonWords(verdict)}</li>`),
    ...[...(gateways?.proof.refused ?? [])].flatMap(([stack, all]) =>
      all.map(({ words, reason }) => html`<li>${stack}: ${words}: ${reason}</li>`),
    ),
  ];
  const assumptions = [...access.assumptions, ...network.assumptions, ...(gateways?.proof.assumptions ?? [])];
  const facts = [...network.sentences, ...(gateways?.proof.sentences ?? [])];
  return html`<section id="proof"><h2>Proof</h2>
<ul><li>${calls.length + (gateways?.proof.calls ?? 0)} calls that the file promises are allowed.</li>
<li>${probes.length + (gateways?.proof.intruders ?? 0)} calls of intruders are refused.</li>
<li>${classes.classes + (gateways?.proof.classes ?? 0)} classes of requests are all there are: two requests of one class are decided by the same statements, and each class is decided as the file says by evaluating one request of it.</li>
${(classes.notes ?? []).map((note) => html`<li>${note}</li>`)}</ul>
${list("Why everything that is not drawn is refused", refused)}
${list("Facts of the stacks", facts.map(item))}
${list("Assumptions", [...new Set(assumptions)].map(item))}</section>`;
}

function item(text: string): Html {
  return html`<li>${text}</li>`;
}

export function list(title: string, items: readonly Html[]): Html {
  return html`<details><summary>${title} (${items.length})</summary><ul>${items}</ul></details>`;
}
