import type { Api, AssumableRole, Call, Caller, Endpoint, Verdict } from "../../src/access/evaluation/call";
import { reasonWords } from "../../src/access/evaluation/wording";
import type { ConsumerWorld, ProviderWorld, World } from "../../src/access/world/world";

/** The element with this id. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}

export function providerOf(world: World, stackId = "provider"): ProviderWorld {
  return found(
    world.providers.find(({ provider }) => provider.stackId === stackId),
    stackId,
  );
}

export function consumerOf(world: World, stackId = "consumer"): ConsumerWorld {
  return found(
    world.consumers.find(({ consumer }) => consumer.stackId === stackId),
    stackId,
  );
}

export function apiOf(world: World, stackId = "provider"): Api {
  return providerOf(world, stackId).api;
}

export function endpointOf(world: World, stackId = "consumer"): Endpoint {
  return found(consumerOf(world, stackId).endpoint, `endpoint of ${stackId}`);
}

/** A client of a consumer, with its own role and policy. */
export function clientOf(world: World, name: string, stackId = "consumer"): Caller {
  const { consumer, documents } = consumerOf(world, stackId);
  const { client, policy } = found(
    documents.clients.find(({ client }) => client.name === name),
    name,
  );
  return { arn: client.roleArn, account: consumer.account, identityPolicy: policy };
}

/** The access role of a consumer, with its trust and its policy. */
export function accessRoleOf(
  world: World,
  consumer = "consumer",
  stackId = "provider",
): AssumableRole & Caller {
  const { provider, documents } = providerOf(world, stackId);
  const { arn, trust, permissions } = found(
    documents.accessRoles.find((role) => role.consumer === consumer),
    consumer,
  );
  return { arn, account: provider.account, trust, identityPolicy: permissions };
}

/** A role whose own account allows it everything. */
export function admin(account: string): Caller {
  return { arn: `arn:aws:iam::${account}:role/admin`, account };
}

/** A call of `GET /` by default. */
export function callOf(api: Api, more: Partial<Call>): Call {
  return { api, stage: api.stage, method: "GET", path: "/", ...more };
}

/** A verdict with its printed reason. */
export function worded(verdict: Verdict): { readonly allowed: boolean; readonly reason: string } {
  return { allowed: verdict.allowed, reason: reasonWords(verdict) };
}
