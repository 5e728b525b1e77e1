/**
 * Runs a Lambda handler: loads the module that the first argument names, and calls the export that the second one
 * names for every event that comes over IPC. The third and the fourth are the factors by which time limits are longer: those of
 * requests to AWS, and its own. Ends with whoever started it.
 */
const { setAhead } = require("./shift-clock.cjs");
const { stretchRequests, stretchSignals } = require("./stretch-time.cjs");

const [, , file, name, requestFactor, signalFactor] = process.argv;
stretchRequests(Number(requestFactor));
stretchSignals(Number(signalFactor));
process.on("disconnect", () => process.exit());

const handler = require(file)[name];

process.on("message", async ({ id, event, endsInMs, aheadMs }) => {
  setAhead(aheadMs);
  const endsAt = performance.now() + endsInMs;
  const context = { getRemainingTimeInMillis: () => Math.floor(endsAt - performance.now()) };
  try {
    process.send({ id, result: await handler(event, context) });
  } catch (error) {
    process.send({ id, thrown: { errorType: error.name, errorMessage: error.message } });
  }
});
process.send("ready");
