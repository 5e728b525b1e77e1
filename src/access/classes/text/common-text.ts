import { type Automaton, acceptedIn } from "./automaton";

/** True if some text leads from each of two sets of states to the end of a language. */
export function haveCommonText(
  automaton: Automaton,
  these: readonly number[],
  those: readonly number[],
): boolean {
  const count = automaton.steps.length;
  const seen = new Set(pairsOf(these, those, count));
  for (const pair of seen) {
    const [one, other] = [Math.floor(pair / count), pair % count];
    if (isEnd(automaton, one) && isEnd(automaton, other)) return true;
    for (const [reached, alike] of commonSteps(automaton, one, other))
      for (const next of pairsOf(reached, alike, count)) seen.add(next);
  }
  return false;
}

function isEnd(automaton: Automaton, state: number): boolean {
  return acceptedIn(automaton, [state]).size > 0;
}

function pairsOf(these: readonly number[], those: readonly number[], count: number): readonly number[] {
  return these.flatMap((one) => those.map((other) => one * count + other));
}

/** The states that two states lead to on the same characters. Any two ways on that leave out but some have one in common. */
function* commonSteps(
  { steps }: Automaton,
  one: number,
  other: number,
): Generator<readonly [readonly number[], readonly number[]]> {
  const [mine, theirs] = [steps[one], steps[other]];
  if (!mine || !theirs) return;
  for (const [character, to] of mine.on) {
    const also = theirs.on.get(character);
    if (also) yield [to, also];
    for (const { not, to: open } of theirs.open) if (!not.includes(character)) yield [to, open];
  }
  for (const { not, to } of mine.open) {
    for (const [character, also] of theirs.on) if (!not.includes(character)) yield [to, also];
    for (const { to: open } of theirs.open) yield [to, open];
  }
}
