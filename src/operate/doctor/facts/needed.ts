import type { Place } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import type { Party } from "../../../model/party";
import type { ExaminedCall } from "../examined-call";
import type { Permission } from "./reading";

/** A permission on things of one region: `restapis/*`. */
export function onApis({ account, region }: Place, path: string): Permission {
  // The management API's ARNs have no account, and its actions are its HTTP methods.
  const resource = `arn:${partitionOf(region)}:apigateway:${region}::${path}`;
  return { account, region, action: "apigateway:GET", resource };
}

/** Permissions on one resource. */
export function on({ account, region }: Place, resource: string, ...actions: readonly string[]) {
  return actions.map((action): Permission => ({ account, region, action, resource }));
}

/** Permissions of actions that take no resource. */
export function onAll(place: Place, ...actions: readonly string[]) {
  return on(place, "*", ...actions);
}

/** The ARN of a log group with its streams, which is what reading its entries is allowed on. */
export function logGroupArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${name}:*`;
}

/** Nothing where the deployment has no provider of the API. */
export function ofProvider<T>(
  { provider }: ExaminedCall,
  make: (provider: Party) => readonly T[],
): readonly T[] {
  return provider === undefined ? [] : make(provider);
}

/** The text that a fact of a provider is known by. */
export const byProvider = ({ use, provider }: ExaminedCall) => provider?.stackId ?? `described ${use.name}`;

export const byConsumer = ({ consumer }: ExaminedCall) => consumer.stackId;

export const byClient = ({ consumer, client }: ExaminedCall) => `${consumer.stackId}/${client.name}`;
