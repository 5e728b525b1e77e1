import type { Consumer } from "../../model/consumer";
import type { Problem } from "../../model/problem";
import { hasEntrance } from "../../model/services/traits";
import type { PolicyDocument } from "../../policies/document";
import {
  endpointPolicyOf,
  identityPolicyOf,
  resourcePolicyOf,
  stsEndpointPolicyOf,
  trustPolicyOf,
} from "../../policies/document-ref";
import { offeredApi } from "../../policies/provider-documents";
import { resourcePolicy } from "../../policies/rest-api/resource-policy";
import { entranceDocuments } from "./entrance-sizes";
import { keyDocuments } from "./key-sizes";
import { ENDPOINT_POLICY_QUOTA, ROLE_POLICIES_QUOTA, TRUST_POLICY_QUOTA } from "./size-quotas";
import { type Cost, policySize, type SizedDocument, sized, tooLong } from "./sized-document";
import type { ConsumerWorld, ProviderWorld, World } from "./world";

/** The documents that exceed AWS's quotas, measured with ids of full length. */
export function sizeProblems(world: World): readonly Problem[] {
  return sizedDocuments(world).flatMap(tooLong);
}

/** Every document of a deployment that AWS limits the length of. */
export function sizedDocuments(world: World): readonly SizedDocument[] {
  return [
    ...keyDocuments(world),
    ...entranceDocuments(world),
    ...world.providers.flatMap(providerDocuments),
    ...world.consumers.flatMap(consumerDocuments),
  ];
}

function providerDocuments(world: ProviderWorld): readonly SizedDocument[] {
  const { provider, documents } = world;
  const path = `providers.${provider.stackId}.service`;
  return [
    {
      ...{ path, what: "the resource policy", ref: resourcePolicyOf(provider.stackId) },
      document: documents.resourcePolicy,
      quota: provider.service.resourcePolicyQuota,
      costs: () => consumerCosts(world),
    },
    ...documents.accessRoles.flatMap(({ name, arn, trust, permissions }) => [
      {
        ...{ path, what: `the trust policy of ${name}`, ref: trustPolicyOf(arn) },
        document: trust,
        quota: TRUST_POLICY_QUOTA,
      },
      {
        ...{ path, what: `the policy of ${name}`, ref: identityPolicyOf(arn) },
        document: permissions,
        quota: ROLE_POLICIES_QUOTA,
      },
    ]),
  ];
}

function consumerDocuments({ consumer, documents, endpoint }: ConsumerWorld): readonly SizedDocument[] {
  const { stackId } = consumer;
  const path = `consumers.${stackId}`;
  const quota = ENDPOINT_POLICY_QUOTA;
  return [
    ...sized(
      {
        ...{ path: `${path}.uses`, what: "the endpoint policy", ref: endpointPolicyOf(stackId), quota },
        costs: () => useCosts(consumer, documents.endpointPolicy),
      },
      endpoint?.policy,
    ),
    ...sized(
      {
        ...{ path: `${path}.clients`, what: "the STS endpoint policy", quota },
        ref: stsEndpointPolicyOf(stackId),
      },
      documents.stsEndpointPolicy,
    ),
    ...documents.clients.flatMap(({ client, policy }) =>
      sized(
        {
          ...{ path: `${path}.clients.${client.name}`, what: "the client's policy" },
          ...{ ref: identityPolicyOf(client.roleArn), quota: ROLE_POLICIES_QUOTA },
        },
        policy,
      ),
    ),
  ];
}

/** The most parties that a message lists. */
const MAX_LISTED = 20;

/** The characters that each consumer adds to its provider's resource policy. */
function consumerCosts({ provider, api, grants, documents }: ProviderWorld): readonly Cost[] {
  const offered = offeredApi(provider, api.id);
  const size = policySize(documents.resourcePolicy);
  return grants.slice(0, MAX_LISTED).map((grant) => {
    const without = resourcePolicy(
      offered,
      grants.filter((one) => one !== grant),
    );
    return { name: grant.consumer, characters: size - policySize(without) };
  });
}

/** The characters that each use adds to the endpoint's policy: a statement, and a comma. */
function useCosts({ uses }: Consumer, { Statement }: PolicyDocument): readonly Cost[] {
  const named = uses.filter((use) => !hasEntrance(use));
  return named.slice(0, MAX_LISTED).flatMap(({ name }, i) => {
    const statement = Statement[i];
    return statement ? [{ name, characters: JSON.stringify(statement).length + 1 }] : [];
  });
}
