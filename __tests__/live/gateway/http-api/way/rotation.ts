/** Whose turn it is among several of a kind: one after the other. */
export class Rotation {
  readonly #turns = new Map<string, number>();

  /** The next of some things, which are known by a name together; undefined where there are none. */
  next<T>(name: string, things: readonly T[]): T | undefined {
    const turn = this.#turns.get(name) ?? 0;
    this.#turns.set(name, turn + 1);
    return things[turn % things.length];
  }
}
