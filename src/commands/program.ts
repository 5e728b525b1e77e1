import { Command } from "commander";
import { version } from "../../package.json";
import { throwing } from "./command-line";
import { COMMANDS, type CommandName, SUMMARIES } from "./command-list";

/**
 * The program with its commands. Only the command that the arguments name is loaded; of the others the program knows the
 * names and what its help says about them.
 */
export function program(args: readonly string[]): Command {
  const crosslink = new Command("crosslink")
    .description("Offer an API in one AWS account and consume it from another, access proven at synthesis")
    .version(version)
    .helpCommand("help [command]", "print the help of a command");
  const named = operands(args);
  for (const name of COMMANDS) {
    const command = named.includes(name) ? loaded(name) : new Command();
    crosslink.addCommand(throwing(command.name(name).summary(SUMMARIES[name])));
  }
  return throwing(crosslink);
}

/** Runs the command that the arguments name, with the rest of them. */
export async function runProgram(args: readonly string[]): Promise<void> {
  await program(args).parseAsync([...args], { from: "user" });
}

/** The names of commands among arguments: the first operand, and that of `help`. */
function operands(args: readonly string[]): readonly string[] {
  const all = args.filter((arg) => !arg.startsWith("-"));
  return all.slice(0, all[0] === "help" ? 2 : 1);
}

function loaded(name: CommandName): Command {
  const { COMMAND_MODULES } = require("./command-modules") as typeof import("./command-modules");
  return COMMAND_MODULES[name]();
}
