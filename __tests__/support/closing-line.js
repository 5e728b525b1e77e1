/** Ends a run of the tests with one plain line, for whoever reads logs. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`;
    // Jest prints its own summary after its reporters.
    process.once("exit", () => process.stderr.write(line));
  }
};
