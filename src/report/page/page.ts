import { createHash } from "node:crypto";
import type { Layout } from "../picture/layout";
import type { Picture } from "../picture/picture";
import { PICTURE_STYLE, svgOf } from "../picture/svg";
import { Html, html } from "./html";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import type { ReportData } from "./report-data";
import { complianceSection } from "./sections/compliance-section";
import { costsSection } from "./sections/costs-section";
import { documentsSection } from "./sections/documents";
import { matrixSection } from "./sections/matrix-section";
import { proofSection } from "./sections/proof-section";
import { resourcesSection } from "./sections/resources-section";

/**
 * A page about a deployment that needs nothing but itself: its policy lets it load nothing, and run only its own script and style.
 * @see https://www.w3.org/TR/CSP3/#meta-element
 */
export function page(data: ReportData, picture: Picture, layout: Layout): string {
  const { name } = data.world.deployment;
  const style = `${PAGE_STYLE}${PICTURE_STYLE}`;
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src '${hash(PAGE_SCRIPT)}'; style-src '${hash(style)}'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}: who can call what</title>
<style>${new Html(style)}</style></head><body>
<header><h1>${name}: who can call what</h1></header><main>
<section id="picture"><h2>Picture</h2>
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
${complianceSection(data)}
</main><script>${new Html(PAGE_SCRIPT)}</script></body></html>
`.text;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
