import type { Interceptor, PassingRequest } from "../../emulated-aws/proxy";

/**
 * Interrupts a command while it makes things, at a moment when AWS is making none: what AWS is asked for when Ctrl-C comes is
 * made, and Terraform does not hear of it. Whatever would change something after that moment is never answered, and not passed
 * on: the provider gives it up when Terraform tells it to stop. Reading goes on, as does keeping the state.
 */
export class InterruptBetween {
  readonly #interrupt: () => void;
  readonly #moment: (passing: PassingRequest) => boolean;
  readonly #underWay = new Set<Promise<unknown>>();
  #isDue = false;
  /** True once it has interrupted. */
  isDone = false;

  /** @param moment whether a request is the one at which to interrupt */
  constructor(moment: (passing: PassingRequest) => boolean, interrupt: () => void) {
    this.#moment = moment;
    this.#interrupt = interrupt;
  }

  readonly interceptor: Interceptor = async (passing, forward) => {
    if (!changes(passing)) {
      if (!this.#isDue && this.#moment(passing)) await this.#interruptOnce();
      return forward(passing);
    }
    if (this.#isDue) return new Promise(() => {});
    const answer = forward(passing);
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  };

  async #interruptOnce(): Promise<void> {
    this.#isDue = true;
    await Promise.allSettled(this.#underWay);
    this.#interrupt();
    this.isDone = true;
  }
}

const READING = /^(Describe|Get|List|Assume|Decode)/;

/** True if a request changes something in AWS, other than the state. */
function changes({ method, path, headers, body }: PassingRequest): boolean {
  if (method === "GET" || method === "HEAD" || path.includes(".tfstate")) return false;
  const [, operation] = String(headers["x-amz-target"] ?? "").split(".");
  const action = operation ?? /(?:^|&)Action=(\w+)/.exec(body.toString())?.[1];
  return action === undefined || !READING.test(action);
}
