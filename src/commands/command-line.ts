import { type ParseArgsConfig, parseArgs } from "node:util";
import { ConfigError } from "../model/problem";

/** A command that was called in a way that it does not understand; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * The options and other arguments of a command.
 * @param usage how the command is called: the end of every error
 * @throws UsageError on an option that the command does not have, or without the value that it takes
 */
export function commandLine<O extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: O,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/**
 * Runs a command. What is wrong with the deployment, or with how the command was called, is printed without a stack,
 * and the exit status is 1, or 2; any other error is a defect of ours and is left to show itself whole.
 */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof ConfigError ? 1 : 2;
  }
}
