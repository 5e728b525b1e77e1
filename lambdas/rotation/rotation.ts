import type { Context } from "aws-lambda";
import type { System } from "../client/system";
import type { Secrets } from "../keys/secrets-manager";
import type { RotatedKey } from "./environment";
import type { ShowKey } from "./show-key";
import type { Staged } from "./staged";

/** Everything that a rotation needs. */
export interface Rotation {
  /** By the ARNs of their secrets. */
  readonly keys: ReadonlyMap<string, RotatedKey>;
  readonly secrets: Secrets;
  readonly showKey: ShowKey;
  /** The time limit of one call of the API, in milliseconds. */
  readonly timeoutMs: number;
  readonly makeKey: (name: string) => string;
  readonly system: System;
}

/** One rotation of one key: what every step works on. */
export interface OneKey extends Rotation {
  readonly secretArn: string;
  readonly key: RotatedKey;
  readonly context: Pick<Context, "getRemainingTimeInMillis">;
}

/** One step of a rotation of Secrets Manager. */
export interface OneStep extends OneKey {
  /** The id of the version that this rotation makes. */
  readonly token: string;
  /** The secret's versions as they were before the step. */
  readonly staged: Staged;
}
