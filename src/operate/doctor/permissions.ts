import { CAUSES } from "./causes/causes";
import type { ExaminedCall } from "./examined-call";
import type { Facts } from "./facts/facts";
import type { Permission } from "./facts/reading";
import { READINGS } from "./facts/readings";

/** A policy for doctor in one account: everything that it reads there, and nothing else. */
interface ReadPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
  }[];
}

/** The policies by account. Each is that of what the looks for all causes of these calls read. */
export function readPolicies(calls: readonly ExaminedCall[]): Readonly<Record<string, ReadPolicy>> {
  const needed = neededFor(calls);
  const accounts = [...new Set(needed.map(({ account }) => account))].sort();
  return Object.fromEntries(
    accounts.map((account) => [account, readPolicy(needed.filter((one) => one.account === account))]),
  );
}

/** Every permission that the looks for all causes of these calls need. */
export function neededFor(calls: readonly ExaminedCall[]): readonly Permission[] {
  const names = new Set(CAUSES.flatMap(({ reads }) => reads.flatMap(withSources)));
  return calls.flatMap((call) => [...names].flatMap((name) => READINGS[name].needs(call)));
}

function withSources(name: keyof Facts): readonly (keyof Facts)[] {
  return [name, ...(READINGS[name].from ?? []).flatMap(withSources)];
}

/** Actions on the same resources share a statement. */
function readPolicy(permissions: readonly Permission[]): ReadPolicy {
  const resources = new Map<string, Set<string>>();
  for (const { action, resource } of permissions)
    resources.set(action, (resources.get(action) ?? new Set<string>()).add(resource));
  const statements = new Map<string, { readonly Action: string[]; readonly Resource: readonly string[] }>();
  for (const [action, on] of [...resources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const Resource = [...on].sort();
    const statement = statements.get(Resource.join()) ?? { Action: [], Resource };
    statement.Action.push(action);
    statements.set(Resource.join(), statement);
  }
  return {
    Version: "2012-10-17",
    Statement: [...statements.values()].map((one) => ({ Effect: "Allow", ...one })),
  };
}
