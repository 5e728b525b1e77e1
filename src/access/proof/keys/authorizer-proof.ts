import { kmsKeyArn, parameterArn } from "../../../model/aws/arn";
import { authorizerParameters } from "../../../model/aws/names";
import { partitionOf } from "../../../model/aws/partition";
import { identityPolicyOf } from "../../../policies/document-ref";
import type { ProviderWorld } from "../../world/world";
import { proveDocument } from "../document-proof";
import { joined, type ProofPart } from "../part";
import { readingShares, uses } from "./secret-shares";

/** The policy of an authorizer's role lets it read the keys of its consumers and no stranger's secret. */
export function proveAuthorizer({ provider, grants, documents: { authorizer } }: ProviderWorld): ProofPart {
  if (authorizer === undefined) return joined([]);
  const { stackId, name, region } = provider;
  const { secretArns: byConsumer, roleArn, policy } = authorizer;
  const secretArns = Object.values(byConsumer);
  const kmsKeyArns = grants
    .filter(({ apiKey }) => apiKey)
    .map(({ account }) => kmsKeyArn({ account, region }, "*"));
  return proveDocument({
    ref: identityPolicyOf(roleArn),
    document: policy,
    path: `providers.${stackId}.service`,
    partition: partitionOf(region),
    allows: [
      { action: "ssm:GetParameter", resources: [parameterArn(provider, `${authorizerParameters(name)}/*`)] },
      ...(secretArns.length > 0 ? readingShares({ region, secretArns, kmsKeyArns }) : []),
    ],
    contexts: uses({ region, secretArns }, "identity-policy", policy),
  });
}
