import type { Outcome } from "./simulator";

/** The count of each outcome. */
export class Tally {
  readonly #counts: Record<Outcome, number> = {
    allowed: 0,
    "explicitly denied": 0,
    "implicitly denied": 0,
  };

  count(outcome: Outcome): void {
    this.#counts[outcome]++;
  }

  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** The share of the rarest outcome. */
  get rarest(): number {
    return Math.min(...Object.values(this.#counts)) / this.total;
  }

  /** `1000: 350 allowed (35.0 %), ...` */
  toString(): string {
    const parts = Object.entries(this.#counts).map(
      ([outcome, count]) => `${count} ${outcome} (${((100 * count) / this.total).toFixed(1)} %)`,
    );
    return `${this.total}: ${parts.join(", ")}`;
  }
}
