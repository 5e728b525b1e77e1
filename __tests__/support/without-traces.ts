/**
 * Leaves out the stack traces that CDKTF captures for each reference, to name it in an error: on objects that are no errors
 * and have an empty `stack`. With Jest's source maps they take most of the time of a synthesis.
 */
const { captureStackTrace } = Error;

Error.captureStackTrace = (target, below) => {
  if (target instanceof Error || !("stack" in target)) captureStackTrace(target, below);
};
