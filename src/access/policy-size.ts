import { sidPart } from "../model/names";
import type { Problem } from "../model/problem";
import type { PolicyDocument } from "../policies/document";
import type { World } from "./world";

/**
 * The most characters of an endpoint's policy; fixed.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
export const ENDPOINT_POLICY_QUOTA = 20_480;

/** The most characters of a role's trust policy, unless the account's quota was raised. */
export const TRUST_POLICY_QUOTA = 2_048;

/** The most characters of all inline policies of a role together; fixed, white space not counted. */
export const ROLE_POLICIES_QUOTA = 10_240;

/** The documents that would not fit, measured with ids of full length; what others own has their size. */
export function sizeProblems(world: World): readonly Problem[] {
  return [
    ...world.providers.flatMap(({ provider, documents, grants }) => {
      const path = `providers.${provider.stackId}.service`;
      const each = grants.map(({ consumer }) => consumer);
      return [
        ...tooLong(
          path,
          "the resource policy",
          documents.resourcePolicy,
          provider.service.resourcePolicyQuota,
          each,
        ),
        ...documents.accessRoles.flatMap((role) => [
          ...tooLong(path, `the trust policy of ${role.name}`, role.trust, TRUST_POLICY_QUOTA),
          ...tooLong(path, `the policy of ${role.name}`, role.permissions, ROLE_POLICIES_QUOTA),
        ]),
      ];
    }),
    ...world.consumers.flatMap(({ consumer, documents, endpoint }) => {
      const path = `consumers.${consumer.stackId}`;
      const each = consumer.uses.map(({ name }) => name);
      return [
        ...tooLong(`${path}.uses`, "the endpoint policy", endpoint?.policy, ENDPOINT_POLICY_QUOTA, each),
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

function tooLong(
  path: string,
  what: string,
  document: PolicyDocument | undefined,
  quota: number,
  parties: readonly string[] = [],
): readonly Problem[] {
  if (document === undefined) return [];
  const size = policySize(document);
  if (size <= quota) return [];
  const costs = parties.map((party) => `${party} ${costOf(document, party)}`).join(", ");
  const detail = costs && `; characters each: ${costs}`;
  return [{ path, message: `expected ${what} to have at most ${quota} characters, got ${size}${detail}` }];
}

/** Characters of a document as it is sent to AWS. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}

/** Characters of the statements that are there for one party, commas included. */
function costOf(document: PolicyDocument, party: string): number {
  const sids = ["Allow", "Deny"].flatMap((effect) =>
    ["", "Elsewhere", "OtherRoutes", "NotGranted"].map((why) => `${effect}${sidPart(party)}${why}`),
  );
  return document.Statement.filter(({ Sid }) => sids.includes(Sid)).reduce(
    (sum, statement) => sum + JSON.stringify(statement).length + 1,
    0,
  );
}
