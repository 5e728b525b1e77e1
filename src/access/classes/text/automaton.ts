import type { Language } from "./language";

/** A nondeterministic automaton of several languages at once. States are numbers; none waits for a character in vain. */
export interface Automaton {
  readonly steps: readonly Steps[];
  /** By language: the states in which it is before any character. */
  readonly starts: readonly (readonly number[])[];
  /** By state: the language that a text is in that ends here; -1 = none. */
  readonly accepts: readonly number[];
  /** By state: its language. */
  readonly languageOf: readonly number[];
  /** The states from which every text is in their language. */
  readonly sinks: ReadonlySet<number>;
}

/** The ways on from a state: the states that are reached on a character, or on any but some. */
interface Steps {
  readonly on: ReadonlyMap<string, readonly number[]>;
  readonly open: readonly { readonly not: string; readonly to: readonly number[] }[];
}

interface Edge {
  /** Any of these characters; absent = any but `not`. */
  readonly of?: string;
  readonly not: string;
  readonly to: number;
}

/** The automaton of some languages, known by their place in the list. */
export function automatonOf(languages: readonly Language[]): Automaton {
  const edges: Edge[][] = [];
  const silent: number[][] = [];
  const languageOf: number[] = [];
  const ends: number[] = [];
  const state = () => {
    silent.push([]);
    languageOf.push(ends.length);
    return edges.push([]) - 1;
  };
  const begins = languages.map((language) => {
    const start = state();
    ends.push(lead(language, start));
    return start;
  });

  /** Adds the states of a language behind a state, and gives the one in which it ends. */
  function lead(language: Language, from: number): number {
    switch (language.kind) {
      case "one":
      case "but": {
        const to = state();
        edges[from]?.push(
          language.kind === "one" ? { of: language.of, not: "", to } : { not: language.not, to },
        );
        return to;
      }
      case "sequence":
        return language.parts.reduce((at, part) => lead(part, at), from);
      case "union": {
        const end = state();
        for (const part of language.parts) silent[lead(part, from)]?.push(end);
        return end;
      }
      case "repeat": {
        const loop = state();
        silent[from]?.push(loop);
        silent[lead(language.part, loop)]?.push(loop);
        return loop;
      }
    }
  }
  const accepting = new Map(ends.map((end, i) => [end, i]));
  const closures = closuresOf(silent).map((closure) =>
    closure.filter((one) => accepting.has(one) || (edges[one] ?? []).length > 0),
  );
  return {
    steps: edges.map((out) => stepsOf(out, closures)),
    starts: begins.map((start) => closures[start] ?? []),
    accepts: edges.map((_, one) => accepting.get(one) ?? -1),
    languageOf,
    sinks: sinksOf(edges, closures, accepting),
  };
}

/** By state: the states that are reached without a character, itself included. */
function closuresOf(silent: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return silent.map((_, state) => {
    const reached = new Set([state]);
    for (const one of reached) for (const next of silent[one] ?? []) reached.add(next);
    return [...reached];
  });
}

function stepsOf(edges: readonly Edge[], closures: readonly (readonly number[])[]): Steps {
  const on = new Map<string, number[]>();
  for (const { of = "", to } of edges)
    for (const character of of) on.set(character, [...(on.get(character) ?? []), ...(closures[to] ?? [])]);
  const open = edges.filter(({ of }) => of === undefined);
  return { on, open: open.map(({ not, to }) => ({ not, to: closures[to] ?? [] })) };
}

/** A state is a sink if its language may end there, and any character leads back to it. */
function sinksOf(
  edges: readonly (readonly Edge[])[],
  closures: readonly (readonly number[])[],
  accepting: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const isSink = (closure: readonly number[], state: number) =>
    closure.some((one) => accepting.has(one)) &&
    closure.some((one) =>
      edges[one]?.some(({ of, not, to }) => of === undefined && not === "" && closures[to]?.includes(state)),
    );
  return new Set(closures.flatMap((closure, state) => (isSink(closure, state) ? state : [])));
}

/** The states in which an automaton can be after a character; of a language that is decided only a sink. */
export function step(
  { steps, languageOf, sinks }: Automaton,
  states: readonly number[],
  character: string,
): readonly number[] {
  const next = new Set<number>();
  const decided = new Map<number, number>();
  const reach = (reached: readonly number[]) => {
    for (const one of reached) {
      next.add(one);
      if (!sinks.has(one)) continue;
      const language = languageOf[one] ?? -1;
      decided.set(language, Math.min(one, decided.get(language) ?? one));
    }
  };
  for (const state of states) {
    const { on, open } = steps[state] ?? NOWHERE;
    reach(on.get(character) ?? []);
    for (const { not, to } of open) if (!not.includes(character)) reach(to);
  }
  const kept = decided.size === 0 ? next : withoutDecided(next, decided, languageOf);
  return [...kept].sort((a, b) => a - b);
}

const NOWHERE: Steps = { on: new Map(), open: [] };

function withoutDecided(
  states: ReadonlySet<number>,
  decided: ReadonlyMap<number, number>,
  languageOf: readonly number[],
): readonly number[] {
  return [...states].filter((one) => {
    const sink = decided.get(languageOf[one] ?? -1);
    return sink === undefined || sink === one;
  });
}

/** The states in which some languages are before any character. */
export function statesBefore(
  { starts }: Automaton,
  languages: readonly number[] = starts.map((_, i) => i),
): readonly number[] {
  return languages.flatMap((one) => starts[one] ?? []).sort((a, b) => a - b);
}

/** The states in which they are after a text. */
export function statesAfter(
  automaton: Automaton,
  states: readonly number[],
  text: string,
): readonly number[] {
  return text.split("").reduce((before, character) => step(automaton, before, character), states);
}

/** The languages of the texts that end in some states. */
export function acceptedIn(
  { accepts, sinks, languageOf }: Automaton,
  states: readonly number[],
): Set<number> {
  const languages = new Set<number>();
  for (const state of states) {
    const language = sinks.has(state) ? languageOf[state] : accepts[state];
    if (language !== undefined && language >= 0) languages.add(language);
  }
  return languages;
}
