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

/** The ids of all statements that the section has. */
export function statementAnchors(documents: readonly SizedDocument[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap(({ ref, document }) =>
      ref === undefined ? [] : document.Statement.map(({ Sid }) => anchorOf(ref, Sid)),
    ),
  );
}

function row({ path, what, ref, document, quota }: SizedDocument): Html {
  const size = policySize(document);
  const statements = document.Statement.map((statement) => {
    const id = ref && anchorOf(ref, statement.Sid);
    return html`<pre${id !== undefined && html` id="${id}"`}>${JSON.stringify(statement, null, 1)}</pre>`;
  });
  return html`<tr><th scope="row">${path}</th><td><details><summary>${what}</summary>${statements}</details></td><td>${size}</td><td>${quota}</td><td>${Math.round((size / quota) * 100)} %</td></tr>
`;
}
