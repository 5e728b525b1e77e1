import { type Command, CommanderError } from "commander";
import { ConfigError } from "../model/problem";

/** Wrong arguments of a command. The message ends with its usage, where that helps. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Has a command throw UsageError, with its help, where it would print an error and end the process.
 * @returns the same command
 */
export function throwing<C extends Command>(command: C): C {
  command.configureOutput({ writeErr: () => {} });
  command.exitOverride((error) => {
    // Asked for help or the version, which have been printed.
    if (error.exitCode === 0) throw error;
    // Called without a subcommand: commander has no words for it, and the help says it all.
    const words = error.code === "commander.help" ? "" : `${error.message.replace(/^error: /, "")}\n\n`;
    throw new UsageError(`${words}${command.helpInformation().trimEnd()}`);
  });
  return command;
}

/**
 * Runs a command. Errors of the deployment and of the arguments are printed without a stack trace, and end in
 * status 1: 2 and above are answers, as of `drift`. Any other error is a defect of Crosslink and is not caught.
 */
export async function run(command: () => unknown): Promise<void> {
  process.stdout.on("error", unlessUnread);
  try {
    await command();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (!(error instanceof ConfigError || error instanceof UsageError)) throw error;
    const { message } = error instanceof ConfigError ? placed(error) : error;
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
}

/** Whoever has read enough, as `head` has, ends no deployment by that: the command goes on unheard. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** With the lines of the file. What reads it is loaded only here, since most runs have no errors. */
function placed(error: ConfigError): ConfigError {
  const { withPlaces } = require("../config/with-places") as typeof import("../config/with-places");
  return withPlaces(error);
}
