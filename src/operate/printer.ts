import { eventText } from "./event-text";
import type { OperationEvent } from "./operation-event";

/** Somewhere to print to. */
export interface Output {
  readonly write: (text: string) => unknown;
}

/** Prints events for people: lines, without colours or cursor codes, so that a log of them reads like the screen. */
export function textPrinter(out: Output): (event: OperationEvent) => void {
  let width = 0;
  return (event) => {
    if (event.event === "synthesized") width = Math.max(...event.parties.map((party) => party.length));
    for (const line of eventText(event, width)) out.write(`${line}\n`);
  };
}

/** Prints events for machines: one JSON object a line. */
export function jsonPrinter(out: Output): (event: OperationEvent) => void {
  return (event) => {
    out.write(`${JSON.stringify(event)}\n`);
  };
}
