/**
 * Imported first, for what it does: no source maps, and no traces of references. CDKTF and its bindings carry megabytes
 * of maps, which Node would parse as it loads them. And CDKTF keeps for every reference the whole stack of where it was
 * made, to name it in an error: that costs more than making the constructs, and a third of the memory. Whoever hunts a
 * defect sets `NODE_OPTIONS=--enable-source-maps` and has both.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  process.setSourceMapsEnabled(false);
  const { captureStackTrace } = Error;
  // CDKTF asks for a trace on an object that is no error and has an empty one.
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error || !("stack" in target)) captureStackTrace(target, below);
  };
}
