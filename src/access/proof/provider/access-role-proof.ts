import { routeArn } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import { identityPolicyOf, trustPolicyOf } from "../../../policies/document-ref";
import type { RequestContext } from "../../evaluation/policy/context";
import type { ProviderWorld } from "../../world/world";
import { type OwnShare, proveDocument } from "../document-proof";
import { joined, type ProofPart } from "../part";

/** Decides who may assume each access role, and what that may do, by the role's own documents. */
export function proveAccessRoles(world: ProviderWorld): ProofPart {
  return joined(shares(world).map(proveDocument));
}

function shares({ provider, grants, documents, api }: ProviderWorld): readonly OwnShare[] {
  const common = {
    path: `providers.${provider.stackId}.trust`,
    partition: partitionOf(provider.region),
  };
  return documents.accessRoles.flatMap(({ arn, consumer, trustedRoleArns, trust, permissions }) => {
    const routes = grants.find((grant) => grant.consumer === consumer)?.routes ?? [];
    return [
      {
        ...common,
        ref: trustPolicyOf(arn),
        document: trust,
        contexts: contextsOf(provider.trust),
        // A trust policy is about its own role, and names none.
        allows: [
          {
            action: "sts:AssumeRole",
            roleArns: trustedRoleArns,
            resources: ["*"],
            isRightIn: (context: RequestContext) => isRight(provider.trust, context),
          },
        ],
      },
      {
        ...common,
        ref: identityPolicyOf(arn),
        document: permissions,
        allows: [
          {
            action: "execute-api:Invoke",
            resources: routes.map((route) => routeArn({ ...api, apiId: api.id }, route)),
          },
        ],
      },
    ];
  });
}

type Trust = ProviderWorld["provider"]["trust"];

/** The caller's organization and external id: the right ones, others, and none. */
function contextsOf({ organizationId, externalId }: Trust): readonly RequestContext[] {
  const values = (right: string | undefined, other: string) =>
    right === undefined ? [undefined, other] : [right, other, undefined];
  return values(organizationId, "o-zzzzzzzzzz").flatMap((organization) =>
    values(externalId, `${externalId}x`).map((id) => ({
      "aws:PrincipalOrgID": organization,
      "sts:ExternalId": id,
    })),
  );
}

function isRight({ organizationId, externalId }: Trust, context: RequestContext): boolean {
  return (
    (organizationId === undefined || context["aws:PrincipalOrgID"] === organizationId) &&
    (externalId === undefined || context["sts:ExternalId"] === externalId)
  );
}
