/**
 * Imported first, for what it does: no source maps. CDKTF and its bindings carry megabytes of them, which Node would
 * parse as it loads them, and CDKTF notes for every reference where it was made, which Node would map back to
 * TypeScript. Together that is a quarter of a synthesis. Whoever hunts a defect sets `NODE_OPTIONS=--enable-source-maps`.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) process.setSourceMapsEnabled(false);
