import type { FunctionRunners } from "../../../function-runner";
import type { Step } from "./rotation";

/**
 * Runs a step of a rotation.
 * @returns the function's error, or undefined where it has none
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function stepProblem(
  runners: FunctionRunners,
  functionArn: string,
  Step: Step,
  SecretId: string,
  ClientRequestToken: string,
): Promise<string | undefined> {
  if (runners.current === undefined) return "nobody runs functions: call EmulatedAws.runFunctions";
  const event = JSON.stringify({ Step, SecretId, ClientRequestToken });
  const outcome = await runners.current(functionArn, event);
  return "functionError" in outcome ? outcome.result : undefined;
}
