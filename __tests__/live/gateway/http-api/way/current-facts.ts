import type { EmulatedAws } from "../../../emulated-aws/emulated-aws";
import type { PassingRequest } from "../../../emulated-aws/proxy";
import type { Account } from "../../../support/accounts/accounts";
import { Facts } from "./facts";

/** The time for which answers are used again by later calls, if nobody has changed anything meanwhile. */
const SHARED_MS = 1000;

/** The facts for calls that begin now: those of the calls just before, until somebody asks the emulated AWS to change something. */
export class CurrentFacts {
  #facts: Facts | undefined;
  #until = 0;
  #stopListening: (() => void) | undefined;

  constructor(
    private readonly aws: Pick<EmulatedAws, "intercept">,
    private readonly account: (id: string) => Account,
  ) {}

  get(): Facts {
    this.#stopListening ??= this.aws.intercept(async (passing, forward) => {
      const isChange = !isRead(passing);
      if (isChange) this.#facts = undefined;
      const answer = await forward(passing);
      if (isChange) this.#facts = undefined;
      return answer;
    });
    if (this.#facts === undefined || Date.now() >= this.#until) {
      this.#facts = new Facts(this.account);
      this.#until = Date.now() + SHARED_MS;
    }
    return this.#facts;
  }

  close(): void {
    this.#stopListening?.();
  }
}

/** True for a request that leaves networks and machines as they are. */
function isRead({ method, headers, body }: PassingRequest): boolean {
  const [service = "", operation] = String(headers["x-amz-target"] ?? "").split(".");
  if (operation !== undefined) return service.startsWith("DynamoDB") || isReadName(operation);
  const action = method === "POST" ? new URLSearchParams(body.toString("latin1")).get("Action") : null;
  return action ? isReadName(action) : method === "GET" || method === "HEAD";
}

function isReadName(name: string): boolean {
  return /^(Describe|Get|List|AssumeRole)/.test(name);
}
