import type { Method } from "../../../../src/model/routes/route";

export interface Call {
  readonly method: Method;
  /** Without the stage. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The value that is sent as JSON. */
  readonly body?: object;
}

/** A caller of an example's API. */
export interface Caller {
  readonly call: (call: Call) => Promise<{ readonly status: number; readonly body: string }>;
  readonly stop: () => Promise<void>;
}

/**
 * A client, by the consumer's stack id and its own name, and of a front door one of its callers; or anyone on the internet, who
 * does not sign.
 */
export type Who = ClientName | "anyone";

export type ClientName = readonly [consumer: string, client: string, caller?: string];
