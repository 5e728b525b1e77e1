import { matchesWildcard } from "../model/wildcard";
import type { Caller } from "./call";
import { roleName, STRANGER, sampleRole } from "./probe";

/**
 * Patterns that mean what this one would with a `*` too many: after it, before it, or for its last letter. A document that
 * grants a little more than it should grants one of them.
 * @param letter what stands for the text that such a `*` would match
 */
export function nearMisses(pattern: string, letter: string): readonly string[] {
  return [`${pattern}${letter}`, `${letter}${pattern}`, pattern.replace(/[^*?]([*?]*)$/, "$1")];
}

/** Roles that are none of these but nearly: of almost the same name, or of the same name in another account. */
export function nearlyTheSame(roleArns: readonly string[]): readonly NearMiss[] {
  const isMeant = (arn: string) => roleArns.some((pattern) => matchesWildcard(pattern, arn));
  return roleArns.flatMap((arn) => {
    const name = roleName(arn);
    const ofAccount = arn.slice(0, -name.length);
    const others = nearMisses(name, "x").map((other) => sampleRole(`${ofAccount}${other}`));
    const stranger = sampleRole(arn).replace(/::\d{12}:/, `::${STRANGER}:`);
    return [
      ...others
        .filter((other) => !isMeant(other))
        .map((other) => ({ words: `${roleName(other)} instead of ${name}`, caller: callerOf(other) })),
      { words: `${name} of another account`, caller: callerOf(stranger) },
    ];
  });
}

/** A caller that is not meant, and whom it resembles. */
export interface NearMiss {
  /** `private-api-consumer-directx instead of private-api-consumer-direct` */
  readonly words: string;
  readonly caller: Caller;
}

function callerOf(arn: string): Caller {
  return { arn, account: arn.split(":")[4] ?? "" };
}
