import { document } from "../../page/document";
import { type Html, html } from "../../page/html";
import type { AccessChange, Explanation } from "../access-change";
import { type AccessDiff, withDirection } from "../access-diff";
import type { DocumentChange, StatementChange } from "../documents/statement-changes";
import { SECTIONS } from "../facts/fact";
import {
  decidedWords,
  effectWords,
  factWords,
  fieldWords,
  headline,
  requestWords,
  SIGNS,
  witnessWords,
} from "./diff-words";

/** The most changes that are open from the beginning. */
const OPEN = 10;

/** A comparison as a page of its own, without a script. */
export function diffPage(diff: AccessDiff): string {
  const { changes, documents, facts, plans } = diff;
  const body = html`<p><strong>${headline(diff)}</strong>; ${decidedWords(diff)}.</p>
${changesSection("Newly allowed", withDirection(changes, "newly allowed"))}
${changesSection("Newly refused", withDirection(changes, "newly refused"))}
${plans.map(
  ({ plan, effects, others }) => html`<section><h2>Plan ${plan}</h2>
<ul>${effects.map((one) => html`<li>${effectWords(one)}</li>`)}<li>${others} other changes, which callers do not notice</li></ul></section>
`,
)}${
  documents.length > 0 &&
  html`<section><h2>Policies</h2>
${documents.map(documentDetails)}</section>
`
}
${SECTIONS.map((name) => {
  const own = facts.filter((one) => one.section === name);
  return section(
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
    own.map(
      (one) => html`<li>${SIGNS[one.is]} ${factWords(one)}</li>
`,
    ),
  );
})}`;
  return document("What the change does to access", body);
}

function section(title: string, items: readonly Html[]): Html | false {
  return (
    items.length > 0 &&
    html`<section><h2>${title}</h2><ul>
${items}</ul></section>
`
  );
}

function changesSection(title: string, changes: readonly AccessChange[]): Html | false {
  return (
    changes.length > 0 &&
    html`<section><h2>${title}: ${changes.length}</h2>
${changes.map(
  (
    one,
  ) => html`<details class="change"${changes.length <= OPEN && html` open`}><summary>${requestWords(one)}</summary>
<p>such as ${witnessWords(one)}</p>
${explanation("before", one.before)}${explanation("after", one.after)}</details>
`,
)}</section>`
  );
}

function explanation(when: string, { allowed, reason, steps, statement }: Explanation): Html {
  return html`<p>${when}: <span class="${allowed ? "allowed" : "refused"}">${allowed ? "allowed" : "refused"}</span>, ${reason}</p>
${steps.length > 0 && html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`}
${statement !== undefined && html`<pre>${JSON.stringify(statement, null, 1)}</pre>`}`;
}

function documentDetails({ document: name, is, statements }: DocumentChange): Html {
  return html`<details><summary>${SIGNS[is]} ${name}</summary><ul>${statements.map(statementItem)}</ul></details>
`;
}

function statementItem({ sid, is, fields, before, after }: StatementChange): Html {
  return html`<li>${SIGNS[is]} ${sid}${
    is === "changed"
      ? html`<ul>${fields.map((field) => html`<li><code>${fieldWords(field)}</code></li>`)}</ul>`
      : html`<pre>${JSON.stringify(after ?? before, null, 1)}</pre>`
  }</li>`;
}
