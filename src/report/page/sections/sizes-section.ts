import { policySize, type SizedDocument } from "../../../access/world/sized-document";
import { anchorOf } from "../../calls/anchor";
import { type Html, html } from "../html";

/** The policies of a deployment, each with its size, AWS's quota and its statements. */
export function sizesSection(documents: readonly SizedDocument[]) {
  return html`<section id="sizes"><h2>Policies and their sizes</h2>
<p>Characters, with ids of full length in place of those that AWS assigns. Each opens to its statements.</p>
<div class="wide" tabindex="0" role="region" aria-label="Policies"><table><thead><tr><th scope="col">Place in the file</th><th scope="col">Policy</th><th scope="col">Characters</th><th scope="col">Quota</th><th scope="col">Used</th></tr></thead><tbody>
${documents.map(row)}</tbody></table></div></section>`;
}

/** The ids of statements in a page, by the names that decisions know them by. */
export type Anchors = ReadonlyMap<string, string>;

export function statementAnchors(documents: readonly SizedDocument[]): Anchors {
  return new Map(
    documents.flatMap(({ ref, document }, number) =>
      ref === undefined
        ? []
        : document.Statement.map(({ Sid }, i) => [anchorOf(ref, Sid), idOf(number, i)] as const),
    ),
  );
}

function idOf(document: number, statement: number): string {
  return `statement-${document}-${statement}`;
}

function row({ path, what, document, quota }: SizedDocument, number: number): Html {
  const size = policySize(document);
  const statements = document.Statement.map(
    (statement, i) => html`<pre id="${idOf(number, i)}">${JSON.stringify(statement, null, 1)}</pre>`,
  );
  return html`<tr><th scope="row">${path}</th><td><details><summary>${what}</summary>${statements}</details></td><td class="number">${size}</td><td class="number">${quota}</td><td class="number">${Math.round((size / quota) * 100)} %</td></tr>
`;
}
