import { writeFileSync } from "node:fs";
import { Command } from "commander";

/** A command that makes one text, which it prints, or writes into a file. */
export function textCommand(description: string, text: () => string): Command {
  return new Command()
    .description(description)
    .option("-o, --out <path>", "write it into this file")
    .action(({ out }: { readonly out?: string }) => {
      if (out === undefined) process.stdout.write(text());
      else writeFileSync(out, text());
    });
}
