import type { RouteGrant } from "../authorization/answer";
import type { KeyVersion } from "../keys/key-version";

/** The keys of one holder, by the label that Secrets Manager gives them. */
export interface KeyVersions {
  readonly current?: KeyVersion;
  /** The key that a rotation is about to make the current one. */
  readonly pending?: KeyVersion;
  /** The key that was the current one until the last rotation. */
  readonly previous?: KeyVersion;
}

/** The calls that a holder may make. */
export interface Grant extends RouteGrant {
  /** The previous key is valid for this long after the current one was made. */
  readonly graceMinutes: number;
}

/** Who holds a key of the API, and what for. */
export interface KeyHolder {
  readonly name: string;
  readonly grant: Grant;
  /** The one stage that the grant is for. */
  readonly stage: string;
  /** The interface endpoints that calls have to come through; absent = they may come from anywhere. */
  readonly endpointIds?: readonly string[];
  readonly versions: KeyVersions;
}

/** The credentials of a call. */
export interface Presented {
  readonly key: string;
  /** The interface endpoint that the call came through. */
  readonly endpointId?: string;
  /** `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod` */
  readonly stageArn: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Stands for the endpoints of a consumer whose stack has not been applied, or not since it got a key. */
export const UNLINKED = "unlinked";
