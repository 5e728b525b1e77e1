import { ConfigError } from "../model/problem";

/**
 * Runs a command. What is wrong with the deployment is printed, without a stack, and the exit status is 1; any other
 * error is a defect of ours and is left to show itself whole.
 */
export async function orExplain(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
