import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CommandEnd } from "./command";
import type { UiEvent } from "./ui-event";

/** The log of a party's commands: Terraform's messages as people read them, with all of its errors and warnings. */
export class CommandLog {
  /** @param file written anew */
  constructor(readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
  }

  /** Appends a command and what it printed. */
  add(command: string, { events, text, status, signal }: CommandEnd): void {
    const end = signal === undefined ? `exit status ${status}` : `ended by ${signal}`;
    const lines = [`$ ${command}`, ...events.flatMap(readable), ...text, `(${end})`, ""];
    appendFileSync(this.file, `${lines.join("\n")}\n`);
  }
}

function readable({ "@message": message, diagnostic }: UiEvent): readonly string[] {
  if (diagnostic === undefined) return [message];
  const { address, detail } = diagnostic;
  return [
    message,
    ...(address ? [`  with ${address}`] : []),
    ...detail.split("\n").map((line) => `  ${line}`),
  ];
}
