import type { Stack } from "./stack/stack-json";

/** One sentence about a stack, with the addresses that it is about. */
export interface Finding {
  /** A fact of the JSON; an assumption about something that others own; or something that is not as it has to be. */
  readonly kind: "fact" | "assumption" | "problem";
  readonly text: string;
  /** The matter of a fact; absent where nobody has said it yet. */
  readonly about?: Matter;
}

/**
 * What a fact is about: who is let in by what decides about calls; the way that they take; that there is no other way in or out; what
 * is kept secret; what is written down; or how a stack is made.
 */
export type Matter = "access" | "way" | "boundary" | "secret" | "record" | "make";

/** A fact of the stacks' JSON, and its matter. */
export interface Fact {
  readonly text: string;
  readonly about: Matter;
}

/** Findings, those among them about a matter that have none of their own. */
export function about(matter: Matter, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => (finding.about === undefined ? { ...finding, about: matter } : finding));
}

/** The facts among findings, each once. What nobody has given a matter is about how the stack is made. */
export function factsOf(findings: readonly Finding[]): readonly Fact[] {
  const facts = findings.filter(({ kind }) => kind === "fact");
  return [
    ...new Map(facts.map(({ text, about: matter = "make" }) => [text, { text, about: matter }])).values(),
  ];
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
