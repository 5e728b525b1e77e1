import type { Consumer } from "../../model/consumer";
import type { Problem } from "../../model/problem";
import { hasEntrance } from "../../model/services/traits";
import type { PolicyDocument } from "../../policies/document";
import { offeredApi } from "../../policies/provider-documents";
import { resourcePolicy } from "../../policies/rest-api/resource-policy";
import { entranceSizeProblems } from "./entrance-sizes";
import { keySizeProblems } from "./key-sizes";
import type { ProviderWorld, World } from "./world";

/**
 * The most characters of an endpoint's policy; fixed.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
export const ENDPOINT_POLICY_QUOTA = 20_480;

/** The most characters of a role's trust policy, unless the account's quota was raised. */
const TRUST_POLICY_QUOTA = 2_048;

/** The most characters of all inline policies of a role together; fixed, white space not counted. */
export const ROLE_POLICIES_QUOTA = 10_240;

/** The documents that exceed AWS's quotas, measured with ids of full length. */
export function sizeProblems(world: World): readonly Problem[] {
  return [
    ...keySizeProblems(world),
    ...entranceSizeProblems(world),
    ...world.providers.flatMap((one) => {
      const { provider, documents } = one;
      const path = `providers.${provider.stackId}.service`;
      const { resourcePolicyQuota } = provider.service;
      return [
        ...tooLong(path, "the resource policy", documents.resourcePolicy, resourcePolicyQuota, () =>
          consumerCosts(one),
        ),
        ...documents.accessRoles.flatMap((role) => [
          ...tooLong(path, `the trust policy of ${role.name}`, role.trust, TRUST_POLICY_QUOTA),
          ...tooLong(path, `the policy of ${role.name}`, role.permissions, ROLE_POLICIES_QUOTA),
        ]),
      ];
    }),
    ...world.consumers.flatMap(({ consumer, documents, endpoint }) => {
      const path = `consumers.${consumer.stackId}`;
      return [
        ...tooLong(`${path}.uses`, "the endpoint policy", endpoint?.policy, ENDPOINT_POLICY_QUOTA, () =>
          useCosts(consumer, documents.endpointPolicy),
        ),
        ...tooLong(
          `${path}.clients`,
          "the STS endpoint policy",
          documents.stsEndpointPolicy,
          ENDPOINT_POLICY_QUOTA,
        ),
        ...documents.clients.flatMap(({ client, policy }) =>
          tooLong(`${path}.clients.${client.name}`, "the client's policy", policy, ROLE_POLICIES_QUOTA),
        ),
      ];
    }),
  ];
}

/** One party's share of a document. */
interface Cost {
  readonly name: string;
  readonly characters: number;
}

export function tooLong(
  path: string,
  what: string,
  document: PolicyDocument | undefined,
  quota: number,
  costs?: () => readonly Cost[],
): readonly Problem[] {
  if (document === undefined) return [];
  const size = policySize(document);
  if (size <= quota) return [];
  const each = costs?.().map(({ name, characters }) => `${name} ${characters}`);
  const detail = each ? `; characters each: ${each.join(", ")}` : "";
  return [{ path, message: `expected ${what} to have at most ${quota} characters, got ${size}${detail}` }];
}

/** The size of a document as it is sent to AWS, in characters. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).length;
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
