import type { Matter } from "../../../access/network/finding";
import { type Html, html } from "../html";
import type { ReportData } from "../report-data";
import { factsAbout, MATTERS } from "./matters";
import { proofCounts } from "./proof-counts";
import { refusedCalls } from "./refused-calls";
import type { Anchors } from "./sizes-section";

/** The proven facts, their assumptions, and the reasons why everything that is not drawn is refused. */
export function proofSection(data: ReportData, anchors: Anchors) {
  const { access, gateways, network } = data;
  const { probes, classes } = access.proof;
  const refused = [...(gateways?.proof.refused ?? [])].flatMap(([stack, all]) =>
    all.map(({ words, reason }) => item(`${stack}: ${words}: ${reason}`)),
  );
  const assumptions = [...access.assumptions, ...network.assumptions, ...(gateways?.proof.assumptions ?? [])];
  return html`<section id="proof"><h2>Proof</h2>
<ul>${proofCounts(data).map((one) => item(`${one}.`))}
<li>These classes are all there are: two requests of one class are decided by the same statements, and each class is decided by evaluating one request of it, its witness.</li>
${(classes.notes ?? []).map(item)}</ul>
${list(`Why everything that is not drawn is refused (${probes.length + refused.length})`, [...refusedCalls(probes, anchors), ...refused])}
${(Object.keys(MATTERS) as Matter[]).map((matter) => {
  const facts = factsAbout(data, matter);
  return list(
    `Facts of the stacks: ${MATTERS[matter]} (${facts.length})`,
    facts.map(item),
    `facts-${matter}`,
  );
})}
${list(`Assumptions (${new Set(assumptions).size})`, [...new Set(assumptions)].map(item))}</section>`;
}

function item(text: string): Html {
  return html`<li>${text}</li>`;
}

function list(title: string, items: readonly Html[], id?: string): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<details><summary>${title}</summary><ul${id !== undefined && html` id="${id}"`}>${items}</ul></details>
`;
}
