import type { Link } from "./links";

/** The most parties at a time: each runs a Terraform and as many AWS providers as it has regions, of half a gigabyte each. */
const SIDE_BY_SIDE = 4;

/** The parties that each party has to come after. */
type After = (party: string) => readonly string[];

/**
 * Runs something for every party: after the parties that it has to come after, beside all others.
 * @param after parties that are not among the given ones do not count
 */
export async function inOrder<T>(
  parties: readonly string[],
  after: After,
  run: (party: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const limited = limit(SIDE_BY_SIDE);
  const started = new Map<string, Promise<T>>();
  const start = (party: string): Promise<T> => {
    const running = started.get(party) ?? begin(party);
    started.set(party, running);
    return running;
  };
  const begin = async (party: string): Promise<T> => {
    await Promise.all(
      after(party)
        .filter((one) => parties.includes(one))
        .map(start),
    );
    return limited(() => run(party));
  };
  // Every party ends before an error of one is thrown: none goes on behind the back of whoever catches it.
  await Promise.allSettled(parties.map(start));
  return new Map(await Promise.all(parties.map(async (party) => [party, await start(party)] as const)));
}

/** The parties that a party requires facts of. */
export function requiredBy(links: readonly Link[]): After {
  return (party) =>
    links.filter(({ reader, isRequired }) => isRequired && reader === party).map(({ source }) => source);
}

/** The parties that require facts of a party: they are destroyed before it. */
export function requiring(links: readonly Link[]): After {
  return (party) =>
    links.filter(({ source, isRequired }) => isRequired && source === party).map(({ reader }) => reader);
}

/** Parties, each after those that it requires facts of. Nobody requires facts of a party that itself requires some. */
export function byRequirement(parties: readonly string[], links: readonly Link[]): readonly string[] {
  const isFirst = (party: string) => requiredBy(links)(party).length === 0;
  return [...parties.filter(isFirst), ...parties.filter((party) => !isFirst(party))];
}

/** Has at most so many run at a time; the others wait in the order in which they came. */
function limit(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    while (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
