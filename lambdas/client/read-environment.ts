/** The format that a variable must have, in words and as a test. */
interface Expectation {
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
  /** True if the function runs without it. @default false */
  readonly optional?: boolean;
}

export type Expectations<E> = { readonly [K in keyof E]-?: Expectation };

/** The error for an unusable environment; it names every variable that is missing or malformed. */
class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super([`the environment has ${count}:`, ...problems].join("\n  "));
  }
}

/** Reads the variables of `E` and no others. @throws EnvironmentError if any is missing or malformed */
export function readEnvironment<E>(variables: NodeJS.ProcessEnv, expectations: Expectations<E>): E {
  const entries = Object.entries<Expectation>(expectations);
  const problems = entries.flatMap(([name, { expected, accepts, optional = false }]) => {
    const value = variables[name];
    if (value === undefined) return optional ? [] : [`${name}: expected ${expected}, got nothing`];
    return accepts(value) ? [] : [`${name}: expected ${expected}, got ${JSON.stringify(value)}`];
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return Object.fromEntries(entries.map(([name]) => [name, variables[name]])) as E;
}
