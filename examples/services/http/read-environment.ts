/** The format that a variable must have, in words and as a test. */
interface Variable {
  readonly expected: string;
  readonly accepts: RegExp;
  /** @default the variable must be set */
  readonly default?: string;
}

export type Variables<E> = { readonly [K in keyof E]-?: Variable };

/** Reads the variables of `E` and no others. @throws Error that names every one that is missing or malformed */
export function readEnvironment<E>(environment: NodeJS.ProcessEnv, variables: Variables<E>): E {
  const read = Object.entries<Variable>(variables).map(([name, { default: value, ...variable }]) => ({
    ...variable,
    name,
    value: environment[name] ?? value,
  }));
  const problems = read
    .filter(({ value, accepts }) => value === undefined || !accepts.test(value))
    .map(({ name, expected, value }) => `${name}: expected ${expected}, got ${value ?? "nothing"}`);
  if (problems.length > 0) throw new Error(["the environment is not usable:", ...problems].join("\n  "));
  return Object.fromEntries(read.map(({ name, value }) => [name, value])) as E;
}
