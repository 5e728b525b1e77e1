import {
  identityPolicyOf,
  keyPolicyOf,
  secretPolicyOf,
  secretsManagerEndpointPolicyOf,
} from "../../policies/document-ref";
import type { Api } from "../evaluation/call";
import { answerTo, type KeyAuthorizer } from "../evaluation/key-authorizer";
import { sampleKey } from "./sample-keys";
import {
  ANSWER_QUOTA,
  ENDPOINT_POLICY_QUOTA,
  KEY_POLICY_QUOTA,
  ROLE_POLICIES_QUOTA,
  SECRET_POLICY_QUOTA,
} from "./size-quotas";
import { type SizedDocument, sized } from "./sized-document";
import type { ConsumerWorld, ProviderWorld, World } from "./world";

/** The documents about keys that AWS limits the length of. */
export function keyDocuments({ providers, consumers }: World): readonly SizedDocument[] {
  return [...providers.flatMap(providerDocuments), ...consumers.flatMap(consumerDocuments)];
}

function providerDocuments({
  provider,
  api,
  documents: { authorizer },
}: ProviderWorld): readonly SizedDocument[] {
  const path = `providers.${provider.stackId}.service`;
  const policy = authorizer && {
    ...{ path, what: "the policy of the authorizer", ref: identityPolicyOf(authorizer.roleArn) },
    ...{ document: authorizer.policy, quota: ROLE_POLICIES_QUOTA },
  };
  return [...(policy ? [policy] : []), ...answers(path, api)];
}

function consumerDocuments({ consumer, documents, doors }: ConsumerWorld): readonly SizedDocument[] {
  const { stackId } = consumer;
  const path = `consumers.${stackId}`;
  const endpoint = {
    ...{ path, what: "the Secrets Manager endpoint policy", quota: ENDPOINT_POLICY_QUOTA },
    ref: secretsManagerEndpointPolicyOf(stackId),
  };
  return [
    ...sized(endpoint, documents.secretsManagerEndpointPolicy),
    ...documents.keys.flatMap(({ kept, keyPolicy, secretPolicy, rotationPolicy }) => {
      const { name, rotationName, rotationRoleArn } = kept;
      const owner = `${stackId}/${name}`;
      return [
        {
          ...{ path, what: `the policy of the KMS key ${name}`, ref: keyPolicyOf(owner) },
          ...{ document: keyPolicy, quota: KEY_POLICY_QUOTA },
        },
        ...sized(
          {
            ...{ path, what: `the policy of the secret ${name}`, ref: secretPolicyOf(owner) },
            quota: SECRET_POLICY_QUOTA,
          },
          secretPolicy,
        ),
        {
          ...{ path, what: `the policy of ${rotationName}`, ref: identityPolicyOf(rotationRoleArn) },
          ...{ document: rotationPolicy, quota: ROLE_POLICIES_QUOTA },
        },
      ];
    }),
    ...Object.entries(doors).flatMap(([name, api]) => answers(`${path}.clients.${name}`, api)),
  ];
}

/** The answers of an API's authorizer, which name every route of the API. */
function answers(path: string, api: Api): readonly SizedDocument[] {
  const { authorizer } = api;
  if (typeof authorizer !== "object" || !("holders" in authorizer)) return [];
  return [...authorizer.holders.keys()].flatMap((name) =>
    sized(
      { path, what: `the authorizer's answer to ${name}`, quota: ANSWER_QUOTA },
      answerOf(authorizer, api, name),
    ),
  );
}

function answerOf(authorizer: KeyAuthorizer, api: Api, name: string) {
  const [endpointId] = authorizer.holders.get(name)?.endpointIds ?? [];
  return answerTo(authorizer, api, sampleKey(name, "current"), endpointId);
}
