import type { Use } from "../consumer";

/** The parts that clients of all kinds have. */
export interface ClientBase {
  readonly name: string;
  /** The use that it calls. */
  readonly use: Use;
  /** The role that it runs as. */
  readonly roleArn: string;
}
