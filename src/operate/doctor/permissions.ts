import type { Call } from "./call";
import type { Permission } from "./facts/reading";
import type { Examined } from "./kind";

/** A policy for doctor in one account: everything that it reads there, and nothing else. */
interface ReadPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
  }[];
}

/** The policies of permissions, by account. */
export function readPolicies(needed: readonly Permission[]): Readonly<Record<string, ReadPolicy>> {
  const accounts = [...new Set(needed.map(({ account }) => account))].sort();
  return Object.fromEntries(
    accounts.map((account) => [account, readPolicy(needed.filter((one) => one.account === account))]),
  );
}

/** Every permission that the looks for all causes of these calls need. */
export function neededFor<C extends Call, F>({
  kind: { causes, readings },
  calls,
}: Examined<C, F>): readonly Permission[] {
  const withSources = (name: keyof F): readonly (keyof F)[] => [
    name,
    ...(readings[name].from ?? []).flatMap(withSources),
  ];
  const names = new Set(causes.flatMap(({ reads }) => reads.flatMap(withSources)));
  return calls.flatMap((call) => [...names].flatMap((name) => readings[name].needs(call)));
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
