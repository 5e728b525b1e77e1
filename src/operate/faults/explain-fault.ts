import type { Diagnostic } from "../terraform/ui-event";
import type { FaultPlace } from "./fault";
import { FAULTS } from "./faults";

/** What to do about an error; undefined if it is not among the known ones. */
export function adviceOn(
  error: Pick<Diagnostic, "summary" | "detail" | "address">,
  place: FaultPlace,
): string | undefined {
  return knownFault(error, place)?.advice;
}

/** The known fault that an error is, by name, with what to do. */
export function knownFault(
  { summary, detail, address }: Pick<Diagnostic, "summary" | "detail" | "address">,
  place: FaultPlace,
) {
  const text = `${summary} ${detail}`.replace(/\s+/g, " ");
  for (const { name, phrase, advice } of FAULTS) {
    const found = phrase.exec(text);
    if (found) return { name, advice: advice(found.groups ?? {}, place, address) };
  }
  return undefined;
}
