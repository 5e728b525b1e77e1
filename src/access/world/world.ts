import type { Consumer, Use } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { keyIdOf } from "../../model/keys/kept-keys";
import type { Provider } from "../../model/provider";
import { hasEntrance } from "../../model/services/traits";
import { type ConsumerDocuments, consumerDocuments } from "../../policies/consumer-documents";
import {
  type AuthorizerDocuments,
  type ProviderDocuments,
  type ProviderFacts,
  providerDocuments,
} from "../../policies/provider-documents";
import type { LinkedGrant } from "../../policies/rest-api/linked-grant";
import type { Api, Endpoint } from "../evaluation/call";
import type { KeyAuthorizer } from "../evaluation/key-authorizer";
import { outsider } from "../intruders/probe";
import { doorApis } from "./door-apis";
import { entranceEndpoints } from "./entrance-endpoints";
import type { KnownCertificates } from "./entrances";
import { type KeyFacts, sampleCertificateArns, sampleKeyFacts } from "./key-facts";
import { sampleApiId, sampleEndpointId, sampleOwnEndpointId } from "./sample-ids";
import { sampleAuthorizer } from "./sample-keys";
import { type SamplePlaces, samplePlaces } from "./sample-places";

/**
 * A deployment after everything is applied and linked: the documents that the stacks synthesize, with ids of
 * full length in place of Terraform's expressions.
 */
export interface World {
  readonly deployment: Deployment;
  readonly providers: readonly ProviderWorld[];
  readonly consumers: readonly ConsumerWorld[];
}

export interface ProviderWorld {
  readonly provider: Provider;
  readonly grants: readonly LinkedGrant[];
  readonly documents: ProviderDocuments;
  readonly api: Api;
  /**
   * The ids of the endpoints by which the API's policy knows each consumer: the consumer's own, or where there is an entrance the API's
   * one; empty for a regional API.
   */
  readonly endpointIds: Readonly<Record<string, readonly string[]>>;
  /** The certificates that each consumer has by the file; there if the API has an entrance. */
  readonly certificates?: KnownCertificates;
  /** The name of a role that is granted nothing, in any account. */
  readonly outsider: string;
}

export interface ConsumerWorld {
  readonly consumer: Consumer;
  readonly documents: ConsumerDocuments;
  /** The endpoint of execute-api; absent if its clients run outside any VPC, or use none but APIs with an entrance. */
  readonly endpoint?: Endpoint;
  /** The endpoints at the entrances of APIs, by use. */
  readonly entrances: Readonly<Record<string, Endpoint>>;
  /** The APIs that it uses, by use. */
  readonly apis: Readonly<Record<string, Api>>;
  /** The APIs of its front doors, by client. */
  readonly doors: Readonly<Record<string, Api>>;
}

/** @param places those of the ids' owners; two deployments that are compared are given the same @default the deployment's own */
export function worldOf(deployment: Deployment, places: SamplePlaces = samplePlaces([deployment])): World {
  const apiIdOf = (stackId: string) => sampleApiId(places.provider(stackId));
  const apiIds = Object.fromEntries(deployment.providers.map(({ stackId }) => [stackId, apiIdOf(stackId)]));
  const linked = Object.fromEntries(
    deployment.consumers.map((consumer) => [consumer.stackId, endpointIds(consumer, places)]),
  );
  const consumerKeys = new Map(
    deployment.consumers.map((consumer) => [consumer, sampleKeyFacts(consumer, places)]),
  );
  const providers = deployment.providers.map((provider) => {
    const { stackId, service } = provider;
    const facts = {
      endpointIds: linked,
      secretArns: secretArnsOf(provider, consumerKeys),
      ownEndpointId: hasEntrance(service) ? sampleOwnEndpointId(places.provider(stackId)) : undefined,
    };
    return providerWorld(provider, apiIdOf(stackId), facts, { deployment, places });
  });
  const apis = Object.fromEntries(providers.map(({ api }) => [api.name, api]));
  return {
    deployment,
    providers,
    consumers: deployment.consumers.map((consumer) => {
      const documents = consumerDocuments(consumer, {
        apiIds,
        ...sampleKeyFacts(consumer, places),
        certificateArns: sampleCertificateArns(consumer),
      });
      return {
        consumer,
        documents,
        endpoint: endpointOf(consumer, places, documents),
        entrances: entranceEndpoints(consumer, places),
        apis: Object.fromEntries(consumer.uses.map((use) => [use.name, apiOf(use, apis)])),
        doors: doorApis(consumer, places),
      };
    }),
  };
}

function providerWorld(
  provider: Provider,
  id: string,
  facts: Pick<ProviderFacts, "endpointIds" | "secretArns" | "ownEndpointId">,
  around: Pick<World, "deployment"> & { readonly places: SamplePlaces },
): ProviderWorld {
  const documents = providerDocuments(provider, { ...facts, apiId: id, bodyHash: SAMPLE_HASH });
  const { grants } = documents;
  const endpointIds = Object.fromEntries(grants.map((grant) => [grant.consumer, grant.endpointIds]));
  const { account, region, stackId, service } = provider;
  const entrances = documents.entrance && loadEntrances();
  const { stage, auth, routes } = service;
  const api = {
    name: stackId,
    id,
    account,
    region,
    stage,
    auth,
    routes,
    resourcePolicy: documents.resourcePolicy,
    ...(documents.authorizer && { authorizer: authorizerOf(documents.authorizer, endpointIds) }),
    ...(documents.entrance && entrances?.entranceParts(provider, documents.entrance, around)),
  };
  const named = outsider(grants.flatMap(({ callerRoleArns }) => callerRoleArns));
  const certificates = entrances?.knownCertificates(provider);
  return { provider, grants, documents, api, endpointIds, certificates, outsider: named };
}

/** Loaded on use, as most deployments have no entrance. */
function loadEntrances(): typeof import("./entrances") {
  return require("./entrances") as typeof import("./entrances");
}

/** @param endpointIds by consumer */
export function authorizerOf(
  { keyGrants, stage }: AuthorizerDocuments,
  endpointIds: Readonly<Record<string, readonly string[]>>,
  sinceMinutes?: number,
): KeyAuthorizer {
  const known = Object.entries(keyGrants).map(([name, grant]) => ({
    name,
    grant,
    endpointIds: endpointIds[name],
  }));
  return sampleAuthorizer(stage, known, sinceMinutes);
}

/** The secrets of a provider's consumers: those of the file keep them under the provider's name. */
function secretArnsOf(
  { stackId, grants }: Provider,
  keys: ReadonlyMap<Consumer, KeyFacts>,
): Readonly<Record<string, string>> {
  const byName = new Map([...keys].map(([consumer, facts]) => [consumer.stackId, facts]));
  const arns = grants.flatMap(({ consumer, apiKey }) => {
    if (apiKey === undefined) return [];
    const { secret } = apiKey;
    const kept = byName.get(consumer)?.secretArns[keyIdOf({ name: stackId })];
    const arn = secret.kind === "stated" ? secret.arn : kept;
    return arn === undefined ? [] : [[consumer, arn] as const];
  });
  return Object.fromEntries(arns);
}

/** The API of a use: a provider's, or one described by the file alone, whose resource policy is not known. */
function apiOf({ name, apiId, account, region, stage, auth }: Use, apis: Readonly<Record<string, Api>>): Api {
  if (apiId !== undefined) return { name, id: apiId, account, region, stage, auth };
  const api = apis[name];
  if (api === undefined) throw new Error(`expected a provider for the use ${name}, got none`);
  return api;
}

function endpointOf(
  consumer: Consumer,
  places: SamplePlaces,
  { endpointPolicy }: ConsumerDocuments,
): Endpoint | undefined {
  const [id] = endpointIds(consumer, places);
  if (id === undefined) return undefined;
  const isMade = consumer.vpc?.executeApi?.kind === "made";
  return { id, owner: consumer.stackId, policy: isMade ? endpointPolicy : undefined };
}

function endpointIds({ vpc, stackId }: Consumer, places: SamplePlaces): readonly string[] {
  if (vpc?.executeApi === undefined) return [];
  const { executeApi } = vpc;
  if (executeApi.kind === "existing") return [executeApi.endpointId];
  return [sampleEndpointId(places.consumer(stackId))];
}

/** As long as the hash of an API's document in the policy's `Id`. */
const SAMPLE_HASH = "0".repeat(16);
