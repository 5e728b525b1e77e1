import type { Decision, ExplainedCall } from "../../calls/explained-call";
import { type Html, html } from "../html";

/** A call that opens to the decisions about it. A link to its id opens it by itself. @param anchors of the statements that the page has */
export function callDetails(call: ExplainedCall, anchors: ReadonlySet<string>): Html {
  const { id, words, allowed, because, decisions } = call;
  return html`<details class="call"><summary>${verdict(allowed)} ${words}</summary>${list(decisions, anchors, id)}<p>Because of ${because}.</p></details>
`;
}

/** Decisions in AWS's order, each with a link to its statement. */
export function list(decisions: readonly Decision[], anchors: ReadonlySet<string>, id?: string): Html {
  return html`<ol${id !== undefined && html` id="${id}"`}>${decisions.map(({ by, says, statement }) => {
    const sid =
      statement && anchors.has(statement.anchor)
        ? html` by <a href="#${statement.anchor}">${statement.sid}</a>`
        : statement && html` by ${statement.sid}`;
    return html`<li>${by}: ${says}${sid}</li>`;
  })}</ol>`;
}

export function verdict(allowed: boolean): Html {
  return html`<span class="${allowed ? "allowed" : "refused"}">${allowed ? "allowed" : "refused"}</span>`;
}
