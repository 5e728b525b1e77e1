import type { Stack } from "./stack/stack-json";

/** One sentence about a stack, with the addresses that it is about. */
export interface Finding {
  /** A fact of the JSON; an assumption about something that others own; or something that is not as it has to be. */
  readonly kind: "fact" | "assumption" | "problem";
  readonly text: string;
}

export const fact = (stack: Pick<Stack, "id">, text: string): Finding => ({
  kind: "fact",
  text: `${stack.id}: ${text}`,
});

export const assumption = (stack: Pick<Stack, "id">, text: string): Finding => ({
  kind: "assumption",
  text: `${stack.id}: ${text}`,
});

export const problem = (stack: Pick<Stack, "id">, text: string): Finding => ({
  kind: "problem",
  text: `${stack.id}: ${text}`,
});

/** A problem of a stack, if something does not hold. */
export function unless(holds: boolean, stack: Pick<Stack, "id">, text: string): readonly Finding[] {
  return holds ? [] : [problem(stack, text)];
}

/** A value in a sentence. */
export function shown(value: unknown): string {
  if (value === undefined || value === "") return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Several things in a sentence; nothing where there are none. */
export function listed(values: Iterable<string>): string {
  const all = [...new Set(values)];
  const last = all.pop();
  if (last === undefined) return "nothing";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}
