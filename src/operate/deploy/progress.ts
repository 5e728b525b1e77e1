import type { Link } from "../parties/links";

/**
 * What was applied and what was found without changes, in order. A party is settled when it was planned without changes after its
 * own last apply and after the last of every party that it reads: another plan would find the same.
 */
export class Progress {
  #time = 0;
  readonly #applied = new Map<string, number>();
  readonly #foundEmpty = new Map<string, number>();

  constructor(private readonly links: readonly Link[]) {}

  /** The present, to be given back with what is found out from now on. */
  now(): number {
    this.#time += 1;
    return this.#time;
  }

  applied(party: string): void {
    this.#applied.set(party, this.now());
  }

  /** @param since the time at which its plan began */
  foundEmpty(party: string, since: number): void {
    this.#foundEmpty.set(party, since);
  }

  isSettled(party: string): boolean {
    const found = this.#foundEmpty.get(party);
    return found !== undefined && this.isCurrent(party, found);
  }

  /** True if neither the party nor any that it reads was applied since. */
  isCurrent(party: string, since: number): boolean {
    const sources = this.links.filter(({ reader }) => reader === party).map(({ source }) => source);
    return [party, ...sources].every((one) => (this.#applied.get(one) ?? 0) <= since);
  }

  get applies(): number {
    return this.#applied.size === 0 ? 0 : Math.max(...this.#applied.values());
  }
}
