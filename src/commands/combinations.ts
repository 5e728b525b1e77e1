import type { Command } from "commander";
import { combinationsText } from "../report/combinations-text";
import { textCommand } from "./text-command";

/** The command that prints what `docs/combinations.md` is. */
export function combinationsCommand(): Command {
  return textCommand("Print, as Markdown, which keys of the deployment file go together.", combinationsText);
}
