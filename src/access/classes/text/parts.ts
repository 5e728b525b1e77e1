/** The numbers below a limit, together at first and then split as sets of them tell them apart. */
export class Parts {
  readonly #partOf: Int32Array;
  #count = 1;

  constructor(size: number) {
    this.#partOf = new Int32Array(size);
  }

  /**
   * Takes these numbers out of the parts that they are in, and lets those stay together that came from one.
   */
  split(numbers: readonly number[]): void {
    const renamed = new Map<number, number>();
    for (const number of numbers) {
      const part = this.#partOf[number] ?? 0;
      let fresh = renamed.get(part);
      if (fresh === undefined) {
        fresh = this.#count++;
        renamed.set(part, fresh);
      }
      this.#partOf[number] = fresh;
    }
  }

  /** The parts in the order of their least numbers. */
  all(): readonly (readonly number[])[] {
    const parts = new Map<number, number[]>();
    for (const [number, part] of this.#partOf.entries()) {
      const found = parts.get(part);
      if (found) found.push(number);
      else parts.set(part, [number]);
    }
    return [...parts.values()];
  }
}
