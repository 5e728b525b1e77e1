/** A text that does not write a name, from one column on. */
export class NameError extends Error {
  override readonly name = "NameError";

  constructor(
    readonly column: number,
    message: string,
  ) {
    super(message);
  }
}

/** The characters of a text, read one after the other. */
export class Characters {
  /** True as long as no space was left out that belongs to no value. */
  isCompact = true;
  private at = 0;
  private readonly all: readonly string[];

  constructor(text: string) {
    this.all = [...text];
  }

  /** The column of the next character, from 1. */
  get column(): number {
    return this.at + 1;
  }

  /** The next character; undefined at the end. */
  peek(): string | undefined {
    return this.all[this.at];
  }

  /** The next character, which is then read. */
  take(): string | undefined {
    const character = this.peek();
    if (character !== undefined) this.at += 1;
    return character;
  }

  takeWhile(pattern: RegExp): string {
    let taken = "";
    for (let next = this.peek(); next !== undefined && pattern.test(next); next = this.peek()) {
      taken += next;
      this.at += 1;
    }
    return taken;
  }

  skipSpaces(): void {
    if (this.takeWhile(/ /) !== "") this.isCompact = false;
  }

  /** The next character for a message. */
  shown(): string {
    const next = this.peek();
    return next === undefined ? "nothing" : JSON.stringify(next);
  }
}
