import type { Layout } from "../../picture/drawing/layout";
import { svgOf } from "../../picture/drawing/svg";
import type { Picture } from "../../picture/picture";
import { html } from "../html";

/** The picture, whose solid arrows choose among the calls that the page explains. */
export function pictureSection(picture: Picture, layout: Layout) {
  return html`<section id="picture"><h2>Picture</h2>
<p>Each solid arrow is a leg of calls that are possible, under the name of what guards it; a dotted one is a connection that is none of these calls. Choose an arrow to see the documents and statements that let its calls pass. <a href="#proof">What is not drawn is refused</a>.</p>
<div class="wide" tabindex="0" role="region" aria-label="Picture">${svgOf(picture, layout, "page")}</div></section>`;
}
