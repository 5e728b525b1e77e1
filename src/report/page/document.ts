import { createHash } from "node:crypto";
import { PICTURE_STYLE } from "../picture/drawing/picture-style";
import { Html, html } from "./html";
import { PAGE_STYLE } from "./page-style";

const STYLE = `${PAGE_STYLE}${PICTURE_STYLE}`;

/**
 * An HTML file that needs nothing but itself: its policy lets it load nothing, send nothing, and run only its own script and style, which
 * are known by their hashes.
 * @param script fixed text: nothing of a deployment is ever in it
 * @see https://www.w3.org/TR/CSP3/#meta-element
 */
export function document(title: string, body: Html, script?: string): string {
  const scripts = script === undefined ? "'none'" : `'${hash(script)}'`;
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; script-src ${scripts}; style-src '${hash(STYLE)}'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title>
<style>${new Html(STYLE)}</style></head><body>
<header><h1>${title}</h1></header>
<main>
${body}
</main>${script !== undefined && html`<script>${new Html(script)}</script>`}</body></html>
`.text;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
