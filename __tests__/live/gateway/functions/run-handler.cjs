/**
 * Runs a Lambda handler: loads the module that the first argument names, and calls the export that the second one
 * names for every event that comes over IPC. Ends with whoever started it.
 */
const [, , file, name] = process.argv;
process.on("disconnect", () => process.exit());

const handler = require(file)[name];

process.on("message", async ({ id, event, endsAt }) => {
  const context = { getRemainingTimeInMillis: () => endsAt - Date.now() };
  try {
    process.send({ id, result: await handler(event, context) });
  } catch (error) {
    process.send({ id, error: `${error.name}: ${error.message}` });
  }
});
process.send("ready");
