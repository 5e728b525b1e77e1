import type { Layout } from "../picture/layout";
import type { Picture } from "../picture/picture";
import { svgOf } from "../picture/svg";
import { document } from "./document";
import { html } from "./html";
import { PAGE_SCRIPT } from "./page-script";
import type { ReportData } from "./report-data";
import { complianceSection } from "./sections/compliance-section";
import { costsSection } from "./sections/costs-section";
import { documentsSection } from "./sections/documents";
import { matrixSection } from "./sections/matrix-section";
import { proofSection } from "./sections/proof-section";
import { resourcesSection } from "./sections/resources-section";

/** A page about a deployment: its picture, who can call what and why, and what it takes. */
export function page(data: ReportData, picture: Picture, layout: Layout): string {
  const title = `${data.world.deployment.name}: who can call what`;
  const body = html`<section id="picture"><h2>Picture</h2>
<p>Each arrow is a leg of calls that are possible, under the name of what guards it. Choose one to see the documents and statements that let it pass.</p>
<div class="picture" tabindex="0" role="region" aria-label="Picture">${svgOf(picture, layout, "page")}</div>
${picture.edges.map(
  ({ from, to, label, calls }, i) =>
    html`<details class="call" id="call-${i}"><summary>${from} to ${to}, ${label} (${calls.length})</summary>${calls.map((call) => html`<pre>${call}</pre>`)}</details>
`,
)}</section>
${matrixSection(data)}
${proofSection(data)}
${documentsSection(data.world)}
${resourcesSection(data)}
${costsSection(data)}
${complianceSection(data)}`;
  return document(title, body, PAGE_SCRIPT);
}
