import { reasonWords } from "../../../access/evaluation/wording";
import type { Probe } from "../../../access/intruders/probe";
import { decisionOf } from "../../calls/api-calls";
import { type Html, html } from "../html";
import { list, statementLink } from "./decisions";
import type { Anchors } from "./sizes-section";

/** The most calls of intruders that are shown with every decision; of more, only the one that refuses is. */
const SHOWN_WHOLE = 500;

/** Calls of intruders, by what refuses them: the explanation of everything that is not drawn. */
export function refusedCalls(probes: readonly Probe[], anchors: Anchors): readonly Html[] {
  const reasons = new Map<string, Probe[]>();
  for (const probe of probes) {
    const reason = reasonWords(probe.verdict);
    const same = reasons.get(reason);
    if (same) same.push(probe);
    else reasons.set(reason, [probe]);
  }
  const isWhole = probes.length <= SHOWN_WHOLE;
  return [...reasons].map(
    ([reason, same]) =>
      html`<li>${reason}${linkOf(same[0], anchors)}<ul>${same.map((one) => (isWhole ? whole(one, anchors) : html`<li>${one.sentence}</li>`))}</ul></li>
`,
  );
}

/** A link to the statement that refuses, where there is one. */
function linkOf(probe: Probe | undefined, anchors: Anchors): Html | undefined {
  const statement = probe && decisionOf(probe.verdict.decisive).statement;
  return statement && html` (${statementLink(statement, anchors)})`;
}

function whole({ sentence, verdict }: Probe, anchors: Anchors): Html {
  return html`<li><details><summary>${sentence}</summary>${list(verdict.steps.map(decisionOf), anchors)}</details></li>`;
}
