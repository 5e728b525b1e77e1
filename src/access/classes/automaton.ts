import type { Language } from "./language";

/** A nondeterministic automaton of several languages at once. States are numbers. */
export interface Automaton {
  /** By state: the characters that lead on, and to which state. */
  readonly edges: readonly (readonly Edge[])[];
  /** By state: the states that are reached without a character, itself included. */
  readonly closures: readonly (readonly number[])[];
  /** By language: where it begins. */
  readonly starts: readonly number[];
  /** By accepting state: the language that ends there. */
  readonly accepts: ReadonlyMap<number, number>;
  /** By state: its language. */
  readonly languageOf: readonly number[];
  /** The states from which every text is in their language. */
  readonly sinks: ReadonlySet<number>;
}

/** A step from a state: on one of the characters `of`, or on any but `not`. */
export interface Edge {
  readonly of?: string;
  readonly not: string;
  readonly to: number;
}

/** The automaton of some languages, known by their place in the list. */
export function automatonOf(languages: readonly Language[]): Automaton {
  const edges: Edge[][] = [];
  const silent: number[][] = [];
  const languageOf: number[] = [];
  const state = () => {
    silent.push([]);
    languageOf.push(starts.length);
    return edges.push([]) - 1;
  };
  const accepts = new Map<number, number>();
  const starts: number[] = [];
  for (const language of languages) {
    const start = state();
    accepts.set(lead(language, start), starts.length);
    starts.push(start);
  }

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
  const closures = closuresOf(silent);
  return { edges, closures, starts, accepts, languageOf, sinks: sinksOf(edges, closures, accepts) };
}

/** A state is a sink if its language may end there, and any character leads back to it. */
function sinksOf(
  edges: readonly (readonly Edge[])[],
  closures: readonly (readonly number[])[],
  accepts: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const isSink = (closure: readonly number[], state: number) =>
    closure.some((one) => accepts.has(one)) &&
    closure.some((one) =>
      edges[one]?.some(({ of, not, to }) => of === undefined && not === "" && closures[to]?.includes(state)),
    );
  return new Set(closures.flatMap((closure, state) => (isSink(closure, state) ? state : [])));
}

function closuresOf(silent: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return silent.map((_, state) => {
    const reached = new Set([state]);
    for (const one of reached) for (const next of silent[one] ?? []) reached.add(next);
    return [...reached];
  });
}

/** The states in which an automaton can be after a character; of a language that is decided only the sink. */
export function step(
  { edges, closures, languageOf, sinks }: Automaton,
  states: readonly number[],
  character: string,
): readonly number[] {
  const next = new Set<number>();
  const decided = new Map<number, number>();
  for (const state of states)
    for (const { of, not, to } of edges[state] ?? [])
      if (of === undefined ? !not.includes(character) : of.includes(character))
        for (const one of closures[to] ?? []) {
          next.add(one);
          if (sinks.has(one)) decided.set(languageOf[one] ?? -1, one);
        }
  const kept =
    decided.size === 0 ? [...next] : [...next].filter((one) => !decided.has(languageOf[one] ?? -1));
  for (const sink of decided.values()) kept.push(...(closures[sink] ?? []));
  return kept.sort((a, b) => a - b);
}

/** The states in which some languages are before any character. */
export function statesBefore(
  { starts, closures }: Automaton,
  languages: readonly number[] = starts.map((_, i) => i),
): readonly number[] {
  return languages.flatMap((one) => closures[starts[one] ?? -1] ?? []).sort((a, b) => a - b);
}

/** The states in which they are after a text. */
export function statesAfter(
  automaton: Automaton,
  states: readonly number[],
  text: string,
): readonly number[] {
  return [...text].reduce((before, character) => step(automaton, before, character), states);
}
