/** The end of a function's run: its answer, or its error as Lambda shows one. */
export type FunctionOutcome =
  | { readonly result: string }
  | {
      /** `Unhandled` */
      readonly functionError: string;
      /** `{"errorMessage": ..., "errorType": ...}` */
      readonly result: string;
    };

/** Runs a deployed function with an event. @param payload the event, as JSON */
export type FunctionRunner = (functionArn: string, payload: string) => Promise<FunctionOutcome>;

/** The runners that an emulated AWS was given: the last one runs its functions. */
export class FunctionRunners {
  readonly #runners: FunctionRunner[] = [];

  /** Undefined where nobody can run functions. */
  get current(): FunctionRunner | undefined {
    return this.#runners.at(-1);
  }

  /** @returns what takes it away again */
  add(runner: FunctionRunner): () => void {
    this.#runners.push(runner);
    return () => {
      const place = this.#runners.lastIndexOf(runner);
      if (place >= 0) this.#runners.splice(place, 1);
    };
  }
}
