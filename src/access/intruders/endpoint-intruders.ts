import { accountOf } from "../../model/aws/arn";
import { callingRoleArn, type Use } from "../../model/consumer";
import { hasEntrance } from "../../model/services/traits";
import { endpointPolicyOf } from "../../policies/document-ref";
import { allowApiSid } from "../../policies/endpoints/endpoint-policy";
import type { Api, Caller } from "../evaluation/call";
import { decideCall } from "../evaluation/decide";
import type { ConsumerWorld } from "../world/world";
import { intruder, outsider, type Probe, STRANGER } from "./probe";
import { type Target, targetsOfUse } from "./targets";

/**
 * The calls that a consumer's endpoint must refuse by its policy alone, with the provider's documents assumed
 * to allow everything: to other APIs, and by anyone but the clients. An existing endpoint has no probes.
 */
export function endpointProbes(world: ConsumerWorld, use: Use): readonly Probe[] {
  const { consumer, endpoint, apis } = world;
  const api = apis[use.name];
  if (hasEntrance(use) || endpoint?.policy === undefined || api === undefined) return [];
  return attempts(world, use, api).map(({ words, caller, api, target }) => ({
    path: `consumers.${consumer.stackId}`,
    sentence: `${target.method} ${target.path} by ${words} through the endpoint of ${consumer.stackId}`,
    guard: { document: endpointPolicyOf(consumer.stackId), sid: allowApiSid(use.name) },
    verdict: decideCall({ ...target, api: open(api), caller, endpoint }),
  }));
}

interface Attempt {
  readonly words: string;
  readonly caller: Caller | undefined;
  readonly api: Api;
  readonly target: Omit<Target, "words">;
}

function attempts(world: ConsumerWorld, use: Use, api: Api): readonly Attempt[] {
  const { account, region } = world.consumer;
  const { granted, beside } = targetsOfUse(use);
  const callers = rightCallers(world, use);
  const [caller] = callers;
  const name = outsider(callers.map(({ arn }) => arn));
  const others: readonly Omit<Attempt, "api" | "target">[] = [
    { words: `another role of account ${account}`, caller: intruder(account, region, name) },
    { words: "a role of another account", caller: intruder(STRANGER, region, name) },
    { words: "an unsigned caller", caller: undefined },
  ];
  return [
    ...(use.auth === "iam" ? others : []).map((other) => ({ ...other, api, target: granted })),
    { words: "a client for another API", caller, api: { ...api, id: "zzzzzzzzzz" }, target: granted },
    ...beside.map(({ words, ...target }) => ({ words: `a client for ${words}`, caller, api, target })),
  ];
}

/** The roles that call through the endpoint; their own policies are assumed to allow everything. */
function rightCallers({ documents }: ConsumerWorld, use: Use): readonly Caller[] {
  if (use.auth !== "iam") return [];
  return documents.clients
    .filter(({ client }) => client.use === use)
    .map(({ client }) => callingRoleArn(client))
    .map((arn) => ({ arn, account: accountOf(arn) }));
}

/** The API with a resource policy and routes that let everything through. */
export function open(api: Api): Api {
  return { ...api, entrance: undefined, resourcePolicy: undefined, routes: undefined };
}
