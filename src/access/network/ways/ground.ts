import type { Service, Ways } from "../expectations";
import { type Place, placeOf } from "../groups/place";
import { HTTPS, keyOf, type Need, rulesOf } from "../groups/rule";
import { attachedOf } from "../stack/attached";
import { type Endpoint, endpointsOf } from "../stack/endpoint";
import type { Stack } from "../stack/stack-json";

/** The ground that clients stand on: the endpoints that the stack makes, and what its groups let pass. */
export interface Ground {
  readonly stack: Stack;
  readonly ways: Ways;
  /** The one endpoint of each service that has one, by the service's name. */
  readonly endpoints: ReadonlyMap<string, PlacedEndpoint>;
  /** The keys of all rules. */
  readonly passages: ReadonlySet<string>;
}

export interface PlacedEndpoint extends Endpoint {
  /** @default it is a gateway, or not in one place */
  readonly place?: Place;
}

export function groundOf(stack: Stack, ways: Ways): Ground {
  const endpoints = endpointsOf(stack).map(
    (endpoint) => [endpoint.service, placed(stack, endpoint)] as const,
  );
  return {
    stack,
    ways,
    endpoints: new Map(endpoints),
    passages: new Set(rulesOf(stack).map(keyOf)),
  };
}

/** An endpoint with its place. */
export function placed(stack: Stack, endpoint: Endpoint): PlacedEndpoint {
  const attached = attachedOf(stack, endpoint.resource);
  return { ...endpoint, place: attached && placeOf(stack, attached).place };
}

/** True if the groups let all of this pass. */
export function lets({ passages }: Ground, needs: readonly Need[]): boolean {
  return needs.every((need) => passages.has(keyOf({ ...need, traffic: need.traffic ?? HTTPS })));
}

/** The words for a service in a sentence. */
export const SERVICE_WORDS: Readonly<Record<Service, string>> = {
  "execute-api": "private APIs",
  sts: "STS",
  ssm: "Systems Manager (ssm)",
  ssmmessages: "Systems Manager (ssmmessages)",
  secretsmanager: "Secrets Manager",
  dynamodb: "DynamoDB",
};
