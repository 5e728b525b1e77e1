/** What became of a client's call, or how to make it by hand. */
export interface Called {
  /** `manual` is a call that only a person or another machine can make. */
  readonly result: "success" | "failed" | "manual";
  /** The status of the API's answer; absent if there is none. */
  readonly status?: number;
  /** The caller as the API saw it, where its answer says so. */
  readonly identity?: string;
  /** Why it failed; of a manual call, what to do: a sentence, or a command to paste. */
  readonly reason?: string;
}

/** The outcome of the call of one client. */
export interface Outcome extends Called {
  /** `consumer.direct` */
  readonly client: string;
  /** Absent if nothing was called. */
  readonly milliseconds?: number;
}
