/** Items with one user at a time each; further users wait in the order of their requests. */
export class Pool<T> {
  readonly #idle: T[];
  readonly #waiting: ((item: T) => void)[] = [];

  constructor(items: readonly T[]) {
    this.#idle = [...items];
  }

  /** Lends one for as long as it is used. */
  async lend<R>(use: (item: T) => Promise<R>): Promise<R> {
    const item = this.#idle.pop() ?? (await new Promise<T>((resolve) => this.#waiting.push(resolve)));
    try {
      return await use(item);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(item);
      else next(item);
    }
  }
}
