import { setFlagsFromString } from "node:v8";

/**
 * Imported first: it turns off work that takes a third of a synthesis. For debugging,
 * `NODE_OPTIONS=--enable-source-maps` keeps all of it.
 *
 * - Source maps: CDKTF and its bindings contain megabytes of them, which Node would parse on loading.
 * - Stack traces of references: CDKTF captures one for each, to name it in an error. That takes longer than
 *   making the constructs, and a third of the memory.
 * - Optimizing: V8 compiles what has run for some milliseconds once more, on threads of its own. Of a synthesis that ends in a
 *   second that is a fifth of the processors' time, and no gain; what runs for longer is still optimized, a little later.
 */
if (!process.env.NODE_OPTIONS?.includes("--enable-source-maps")) {
  process.setSourceMapsEnabled(false);
  optimizeLater();
  leaveOutTraces();
}

/** The budget is in bytes of bytecode that a function runs before it is optimized: seven times V8's own. */
function optimizeLater(): void {
  setFlagsFromString("--interrupt-budget=1000000");
}

function leaveOutTraces(): void {
  const { captureStackTrace } = Error;
  // CDKTF captures a trace on an object that is no error and has an empty `stack`.
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error || !("stack" in target)) captureStackTrace(target, below);
  };
}
