import type { Party } from "../../../model/party";
import type { Aws } from "../../aws/aws";
import { AwsError } from "../../aws/problems/aws-error";
import type { Readings } from "../kind";
import { NotRead, type Permission, type Reading, type Source } from "./reading";

/** The facts of every call, each read when it is first asked for, and once for all calls that share it. */
export class ReadFacts<C, F> {
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(
    private readonly readings: Readings<C, F>,
    private readonly aws: (party: Party) => Aws,
    private readonly since: Pick<Source, "now" | "sinceMinutes" | "authorizerHash">,
  ) {}

  /** @throws NotRead */
  fact<N extends keyof F>(call: C, name: N): Promise<F[N]> {
    const reading: Reading<F[N], C, F> = this.readings[name];
    const key = `${String(name)} ${reading.key(call)}`;
    const known = this.#read.get(key) as Promise<F[N]> | undefined;
    const fact = known ?? this.#readFact(call, reading);
    this.#read.set(key, fact);
    return fact;
  }

  async #readFact<T>(call: C, reading: Reading<T, C, F>): Promise<T> {
    try {
      return await reading.read(call, {
        aws: this.aws,
        fact: (name) => this.fact(call, name),
        ...this.since,
      });
    } catch (error) {
      throw error instanceof NotRead ? error : notRead(call, reading, error);
    }
  }
}

function notRead<T, C, F>(call: C, { what, needs }: Reading<T, C, F>, error: unknown): NotRead {
  const wanted = needs(call);
  const accounts = [...new Set(wanted.map(({ account }) => account))].join(", ");
  const isDenied = error instanceof AwsError && error.problem === "denied";
  const message = error instanceof Error ? error.message : String(error);
  return new NotRead(what, accounts, isDenied ? distinctActions(wanted) : [], message);
}

function distinctActions(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.map(({ action }) => action))];
}
