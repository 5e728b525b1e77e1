import { accountOf } from "../../model/aws/arn";
import { hasWildcard, matchesWildcard } from "../../model/aws/wildcard";
import type { Caller } from "../evaluation/call";
import { roleName, STRANGER, sampleRole } from "./probe";

/**
 * Patterns that this one would match with a `*` too many: after it, before it, or in place of its last
 * letter. A document that grants slightly too much grants one of them.
 * @param letter the text that such a `*` matches
 */
export function nearMisses(pattern: string, letter: string): readonly string[] {
  return [`${pattern}${letter}`, `${letter}${pattern}`, pattern.replace(/[^*?]([*?]*)$/, "$1")];
}

/**
 * Roles that resemble these but are none of them: with almost the same name, or with the same name in another
 * account.
 * @param isMeant true for a role that may call after all
 */
export function nearlyTheSame(
  roleArns: readonly string[],
  isMeant: (arn: string) => boolean = meansOneOf(roleArns),
): readonly NearMiss[] {
  return roleArns.flatMap((arn) => {
    const name = roleName(arn);
    const ofAccount = arn.slice(0, -name.length);
    const others = nearMisses(name, "x").map((other) => sampleRole(`${ofAccount}${other}`));
    const stranger = sampleRole(arn).replace(/::\d{12}:/, `::${STRANGER}:`);
    return [
      ...others.map((other) => ({ words: `${roleName(other)} instead of ${name}`, caller: callerOf(other) })),
      { words: `${name} of another account`, caller: callerOf(stranger) },
    ].filter(({ caller }) => !isMeant(caller.arn));
  });
}

/** Gives a test for whether a role matches one of these ARNs, wildcards included. */
export function meansOneOf(roleArns: readonly string[]): (arn: string) => boolean {
  const exact = new Set(roleArns);
  const patterns = roleArns.filter(hasWildcard);
  return (arn) => exact.has(arn) || patterns.some((pattern) => matchesWildcard(pattern, arn));
}

/** A caller that resembles another one. */
export interface NearMiss {
  /** `private-api-consumer-directx instead of private-api-consumer-direct` */
  readonly words: string;
  readonly caller: Caller;
}

function callerOf(arn: string): Caller {
  return { arn, account: accountOf(arn) };
}
