import { type Finding, fact } from "../finding";
import type { Stack } from "../stack/stack-json";

/** Findings, and with them a fact that holds if none of them is a problem. */
export function proven(stack: Stack, findings: readonly Finding[], text: string): readonly Finding[] {
  const isProven = findings.every(({ kind }) => kind !== "problem");
  return isProven ? [...findings, fact(stack, text)] : findings;
}
