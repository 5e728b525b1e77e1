import type { Decision, ExplainedCall, StatementLink } from "../../calls/explained-call";
import { type Html, html } from "../html";
import type { Anchors } from "./sizes-section";

/** A call that opens to the decisions about it. A link to its id opens it by itself. @param anchors of the statements that the page has */
export function callDetails(call: ExplainedCall, anchors: Anchors): Html {
  const { id, words, allowed, because, decisions } = call;
  return html`<details class="call"><summary>${verdict(allowed)} ${words}</summary>${list(decisions, anchors, id)}<p>Because of ${because}.</p></details>
`;
}

/** Decisions in AWS's order, each with a link to its statement. */
export function list(decisions: readonly Decision[], anchors: Anchors, id?: string): Html {
  return html`<ol${id !== undefined && html` id="${id}"`}>${decisions.map(({ by, says, statement }) => {
    return html`<li>${by}: ${says}${statement && html` by ${statementLink(statement, anchors)}`}</li>`;
  })}</ol>`;
}

/** The name of a statement, which leads to it where the page has it. */
export function statementLink({ sid, anchor }: StatementLink, anchors: Anchors): Html | string {
  const id = anchors.get(anchor);
  return id === undefined ? sid : html`<a href="#${id}">${sid}</a>`;
}

export function verdict(allowed: boolean): Html {
  return html`<span class="${allowed ? "allowed" : "refused"}">${allowed ? "allowed" : "refused"}</span>`;
}
