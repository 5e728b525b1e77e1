import { type ParseArgsConfig, parseArgs } from "node:util";
import { withPlaces } from "../config/with-places";
import { ConfigError } from "../model/problem";

/** Wrong arguments of a command; the message has its usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Parses the options and other arguments of a command.
 * @param usage the end of every error message
 * @throws UsageError on an unknown option, or one without its value
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
 * Runs a command. Errors of the deployment (exit status 1) and of the arguments (2) are printed without a
 * stack trace; any other error is a defect of Crosslink and is not caught.
 */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof UsageError)) throw error;
    const { message } = error instanceof ConfigError ? withPlaces(error) : error;
    process.stderr.write(`${message}\n`);
    process.exitCode = error instanceof ConfigError ? 1 : 2;
  }
}
