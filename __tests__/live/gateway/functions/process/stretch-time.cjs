/**
 * Makes the time limits of this process longer: it runs on the tests' machine, which may be busy. The waits of functions
 * themselves, which come from `node:timers/promises`, stay as they are.
 */
const LONGEST_MS = 2 ** 31 - 1;
const { setTimeout: wait } = globalThis;
const { timeout } = AbortSignal;

module.exports = {
  /** The limits of the AWS SDK for a request. */
  stretchRequests(factor) {
    globalThis.setTimeout = (callback, ms = 0, ...rest) =>
      wait(callback, Math.min(ms * factor, LONGEST_MS), ...rest);
  },

  /** The limits that a function sets itself. */
  stretchSignals(factor) {
    AbortSignal.timeout = (ms) => timeout(Math.min(Math.round(ms * factor), LONGEST_MS));
  },
};
