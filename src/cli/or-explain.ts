import { ConfigError } from "../model/problem";
import { UsageError } from "./usage-error";

/**
 * Runs a command. What is wrong with the deployment, or with how the command was called, is printed without a stack,
 * and the exit status is 1, or 2; any other error is a defect of ours and is left to show itself whole.
 */
export async function orExplain(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof ConfigError ? 1 : 2;
  }
}
