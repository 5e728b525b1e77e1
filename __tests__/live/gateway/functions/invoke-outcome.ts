import type { FunctionOutcome } from "../../emulated-aws/function-runner";
import type { Outcome } from "./process/function-process";

/** The outcome of a function as Lambda's `Invoke` tells it. @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function invokeOutcome(outcome: Outcome): FunctionOutcome {
  if ("result" in outcome) return { result: JSON.stringify(outcome.result ?? null) };
  return { functionError: "Unhandled", result: JSON.stringify(errorOf(outcome)) };
}

function errorOf(outcome: Exclude<Outcome, { readonly result: unknown }>): object {
  if ("timedOutAfterSeconds" in outcome) {
    const errorMessage = `Task timed out after ${outcome.timedOutAfterSeconds.toFixed(2)} seconds`;
    return { errorType: "Sandbox.Timedout", errorMessage };
  }
  return outcome.thrown ?? { errorType: "Runtime.ExitError", errorMessage: outcome.error };
}
