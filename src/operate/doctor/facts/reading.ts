import type { Place } from "../../../model/aws/arn";
import type { Party } from "../../../model/party";
import type { Aws } from "../../aws/aws";
import type { ExaminedCall } from "../examined-call";
import type { Facts } from "./facts";

/** A permission that something is read with. */
export interface Permission extends Place {
  /** `iam:GetRole` */
  readonly action: string;
  /** An ARN, or `*` where the action takes none. */
  readonly resource: string;
}

/** A part of AWS's present state that decides about a call. It is read once, however many calls it is about. */
export interface Reading<T, C = ExaminedCall, F = Facts> {
  /** Its name in a reader's words: `the stage`. */
  readonly what: string;
  /** The same text for two calls that it is one and the same for. */
  readonly key: (call: C) => string;
  /** Everything that it asks AWS for, except for other facts that it starts from. */
  readonly needs: (call: C) => readonly Permission[];
  /** The facts that it starts from. */
  readonly from?: readonly (keyof F)[];
  readonly read: (call: C, source: Source<F>) => Promise<T>;
}

/** The way to everything that is read. */
export interface Source<F = Facts> {
  readonly aws: (party: Party) => Aws;
  /** Another fact about the same call. @throws NotRead */
  readonly fact: <N extends keyof F>(name: N) => Promise<F[N]>;
  /**
   * The hash that an authorizer's code has with these grants, in JSON, bundled with it.
   * @default nobody can tell
   */
  readonly authorizerHash?: (grants: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How far back refusals count, in minutes. */
  readonly sinceMinutes: number;
}

/** A fact that could not be read, and what it lacked. */
export class NotRead extends Error {
  override readonly name = "NotRead";

  constructor(
    /** `the role arn:aws:iam::222222222222:role/app` */
    readonly what: string,
    readonly account: string,
    /** The permissions that reading needs, if AWS refused for want of one; empty if it failed otherwise. */
    readonly permissions: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

/** The value, or undefined if AWS says that there is none. @param absent the names of the service's errors for that */
export async function unlessAbsent<T>(
  asked: Promise<T>,
  ...absent: readonly string[]
): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && absent.includes(error.name)) return undefined;
    throw error;
  }
}
