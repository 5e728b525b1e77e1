import { STRANGER } from "../../../access/intruders/probe";
import { UNKNOWN_ENDPOINT_ID } from "../../../access/world/sample-ids";
import { sampleKey } from "../../../access/world/sample-keys";
import type { World } from "../../../access/world/world";
import { accountOf } from "../../../model/aws/arn";
import { hasWildcard, matchesWildcard } from "../../../model/aws/wildcard";
import type { CallerClass, Way } from "./call-classes";
import type { OfferedApi } from "./offered-api";

/** The names by which readers know roles, by ARN: `direct of consumer`. */
export type RoleNames = ReadonlyMap<string, string>;

export function roleNames(worlds: readonly World[]): RoleNames {
  const all = new Map(
    worlds.flatMap(({ consumers, providers }) => [
      ...providers.flatMap(({ grants }) =>
        grants.flatMap(({ consumer, accessRole }): [string, string][] =>
          accessRole ? [[accessRole.arn, `the access role of ${consumer}`]] : [],
        ),
      ),
      ...consumers.flatMap(({ consumer }) =>
        consumer.clients.map(({ name, roleArn }): [string, string] => [
          roleArn,
          `${name} of ${consumer.stackId}`,
        ]),
      ),
    ]),
  );
  // A client may be another role than before: both have its name, then.
  const counts = new Map<string, number>();
  for (const name of all.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...all].map(([arn, name]) => [arn, counts.get(name) === 1 ? name : `${name}, ${arn}`]));
}

/** A class of callers, as it is printed: `direct of consumer`, `any other role of account 222222222222`. */
export function callerWords(
  { role, key, certificate }: CallerClass,
  sides: readonly OfferedApi[],
  names: RoleNames,
): string {
  if (role !== undefined) return roleWords(role.arn, sides, names);
  if (certificate !== undefined) return `a certificate of ${certificate.subject}`;
  if (key === undefined) return "anybody, unsigned";
  const holder = sides
    .flatMap(({ keyHolders }) => keyHolders)
    .find((name) => key === sampleKey(name, "current"));
  return holder === undefined ? "a key of nobody's" : `the key of ${holder}`;
}

function roleWords(arn: string, sides: readonly OfferedApi[], names: RoleNames): string {
  const name = names.get(arn);
  if (name !== undefined) return name;
  const meant = sides.flatMap(({ roleArns }) => roleArns);
  if (meant.includes(arn)) return arn;
  const pattern = meant.find((one) => hasWildcard(one) && matchesWildcard(one, arn));
  if (pattern !== undefined) return `any role like ${pattern}`;
  const account = accountOf(arn);
  return account === STRANGER ? "any role of any other account" : `any other role of account ${account}`;
}

/** A way, as what follows a caller: `through the endpoint of consumer`. */
export function wayWords(way: Way, sides: readonly OfferedApi[]): string {
  if (way === undefined)
    return sides.some(({ reachedBy }) => reachedBy === "internet")
      ? "over the internet"
      : "from outside any VPC";
  if (way.id === UNKNOWN_ENDPOINT_ID)
    return way.account
      ? `through any other endpoint of account ${way.account}`
      : "through any other endpoint";
  if (sides.some(({ api }) => api.entrance?.endpoint.id === way.id)) return "through the API's own endpoint";
  const known = sides.flatMap(({ endpoints }) => endpoints);
  // Consumers may share an endpoint that exists already, and may have several.
  const owners = [...new Set(known.filter(({ id }) => id === way.id).map(({ owner }) => owner))].sort();
  if (owners.length === 0 || owners.includes(way.id)) return `through ${way.id}`;
  const isOne = known.every(({ id, owner }) => id === way.id || !owners.includes(owner));
  return `through ${isOne ? "the endpoint" : way.id} of ${owners.join(" and ")}`;
}
