import { hasWildcard, matchesWildcard } from "../../../model/aws/wildcard";
import { automatonOf, statesBefore } from "../../classes/text/automaton";
import { ANY_TEXT, glob, literal, sequence, union } from "../../classes/text/language";
import { reachableClasses } from "../../classes/text/reachable-classes";
import type { Caller } from "../../evaluation/call";
import type { UnderstoodStatement } from "../../evaluation/policy/understood-statement";
import { STRANGER } from "../../intruders/probe";

/**
 * A caller of each class that some statements can tell apart: each role that they or the deployment name, and of each account
 * the roles that none names, once for each set of patterns that means them. One more account stands for all others.
 * @param known the callers that the deployment names, with what is known of them
 * @param meant the roles that the deployment means, wildcards and all
 * @param present further accounts that have roles of their own @default none
 */
export function callerClasses(
  statements: readonly UnderstoodStatement[],
  known: readonly Caller[],
  meant: readonly string[],
  partition: string,
  present: readonly string[] = [],
): readonly Caller[] {
  const patterns = new Set([...statements.flatMap(arnsIn), ...meant]);
  const byArn = new Map(known.map((caller) => [caller.arn, caller]));
  const literals = [...patterns].filter((arn) => !hasWildcard(arn));
  const globs = [...patterns].filter(hasWildcard);
  const accounts = new Set([
    ...statements.flatMap(accountsIn),
    ...[...patterns].flatMap((arn) => accountField(arn) ?? []),
    ...present,
    STRANGER,
  ]);
  return [...accounts].flatMap((account) => {
    const start = `arn:${partition}:iam::${account}:`;
    const named = literals.filter((arn) => arn.startsWith(start));
    return [
      ...named.map((arn) => byArn.get(arn) ?? { arn, account }),
      ...unnamed(start, named, globs).map((arn) => ({ arn, account })),
    ];
  });
}

/** A role of an account for each set of patterns that means roles of it which are not named. */
function unnamed(start: string, named: readonly string[], globs: readonly string[]): readonly string[] {
  const reaching = globs.flatMap((pattern) => lastField(pattern, start) ?? []);
  if (reaching.length === 0) return [freeName(`${start}role/intruder`, named)];
  const languages = [...reaching.map(glob), union(...named.map((arn) => literal(arn.slice(start.length))))];
  const roles = sequence(literal("role/"), ANY_TEXT);
  const automaton = automatonOf([...languages, roles]);
  return reachableClasses(automaton, { from: statesBefore(automaton), within: [languages.length] })
    .filter((one) => !one.languages.has(reaching.length))
    .map(({ witness }) => `${start}${witness}`);
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}x`, taken) : name;
}

/** The pattern of what is behind the account, where a pattern's first five fields mean this account. */
function lastField(pattern: string, start: string): string | undefined {
  const fields = pattern.split(":");
  const wanted = start.split(":");
  const isMeant = fields.slice(0, 5).every((field, i) => matchesWildcard(field, wanted[i] ?? ""));
  return fields.length >= 6 && isMeant ? fields.slice(5).join(":") : undefined;
}

function arnsIn({ tests, whom }: UnderstoodStatement): readonly string[] {
  const compared = tests.filter(({ key }) => key.name === "aws:principalarn");
  return [...compared.flatMap(({ wanted }) => wanted), ...(whom?.arns ?? [])];
}

function accountsIn({ tests, whom }: UnderstoodStatement): readonly string[] {
  const compared = tests.filter(({ key }) => key.name === "aws:principalaccount");
  return [...compared.flatMap(({ wanted }) => wanted), ...(whom?.accounts ?? [])];
}

function accountField(arn: string): string | undefined {
  const account = arn.split(":")[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
