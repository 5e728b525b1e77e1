import { sizedDocuments } from "../../access/world/policy-size";
import type { Layout } from "../picture/drawing/layout";
import type { Picture } from "../picture/picture";
import { document } from "./document";
import { html } from "./html";
import { PAGE_SCRIPT } from "./page-script";
import type { ReportData } from "./report-data";
import { complianceSection } from "./sections/compliance-section";
import { costsSection } from "./sections/costs-section";
import { matrixSection } from "./sections/matrix-section";
import { pictureSection } from "./sections/picture-section";
import { proofSection } from "./sections/proof-section";
import { resourcesSection } from "./sections/resources-section";
import { sizesSection, statementAnchors } from "./sections/sizes-section";

/** A page about a deployment: its picture, who can call what and why, and what it takes. */
export function page(data: ReportData, picture: Picture, layout: Layout): string {
  const documents = sizedDocuments(data.world);
  const anchors = statementAnchors(documents);
  const body = html`${pictureSection(picture, layout)}
${matrixSection(data, anchors)}
${proofSection(data, anchors)}
${sizesSection(documents)}
${resourcesSection(data)}
${costsSection(data)}
${complianceSection(data)}`;
  return document(`${data.world.deployment.name}: who can call what`, body, PAGE_SCRIPT);
}
