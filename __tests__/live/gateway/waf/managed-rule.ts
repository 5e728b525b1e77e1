import type { ReceivedRequest } from "../signature/canonical-request";
import { type Part, spellings } from "./request-parts";

/** A rule of a managed group that the gateway evaluates: it blocks what it matches, unless it is overridden. */
export interface ManagedRule {
  readonly name: string;
  readonly matches: (request: ReceivedRequest) => boolean;
}

/** A group of rules that AWS maintains. */
export interface RuleGroup {
  /** AWS's page about its rules. */
  readonly source: string;
  readonly rules: readonly ManagedRule[];
  /** The names of its other rules, with the reason that they cannot be evaluated here. */
  readonly notEvaluated: Readonly<Record<string, string>>;
}

/**
 * Rules of one family that look for a pattern, each in a part of the request: `GenericLFI_BODY`, `GenericLFI_URIPATH`.
 * AWS publishes examples of the patterns only, so that they cannot be evaded; the examples are what is looked for.
 */
export function family(
  name: string,
  pattern: RegExp,
  parts: Readonly<Record<string, Part>>,
): readonly ManagedRule[] {
  return Object.entries(parts).map(([suffix, part]) => ({
    name: `${name}_${suffix}`,
    matches: (request) => part(request).some((text) => spellings(text).some((one) => pattern.test(one))),
  }));
}

/** A rule that limits the size of a part of the request. */
export function atMost(name: string, bytes: number, part: Part): ManagedRule {
  return {
    name,
    matches: (request) => part(request).some((text) => Buffer.byteLength(text, "latin1") > bytes),
  };
}

/** Every name of a group, in no particular order. */
export function ruleNames({ rules, notEvaluated }: RuleGroup): readonly string[] {
  return [...rules.map(({ name }) => name), ...Object.keys(notEvaluated)];
}
