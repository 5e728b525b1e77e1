import type { Problem } from "../../model/problem";
import type { Api } from "../evaluation/call";
import { answerTo, type KeyAuthorizer } from "../evaluation/key-authorizer";
import { ENDPOINT_POLICY_QUOTA, ROLE_POLICIES_QUOTA, tooLong } from "./policy-size";
import { sampleKey } from "./sample-keys";
import type { World } from "./world";

/** The most bytes of an authorizer's answer: AWS documents none for REST APIs, and eight kilobytes are what others have seen. */
export const ANSWER_QUOTA = 8_192;
/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
export const SECRET_POLICY_QUOTA = 20_480;
/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const KEY_POLICY_QUOTA = 32_768;

/** The documents about keys that exceed AWS's quotas. */
export function keySizeProblems({ providers, consumers }: World): readonly Problem[] {
  return [
    ...providers.flatMap(({ provider, api, documents: { authorizer } }) => {
      const path = `providers.${provider.stackId}.service`;
      return [
        ...tooLong(path, "the policy of the authorizer", authorizer?.policy, ROLE_POLICIES_QUOTA),
        ...answerProblems(path, api),
      ];
    }),
    ...consumers.flatMap(({ consumer, documents, doors }) => {
      const path = `consumers.${consumer.stackId}`;
      const { keys, secretsManagerEndpointPolicy: endpointPolicy } = documents;
      return [
        ...tooLong(path, "the Secrets Manager endpoint policy", endpointPolicy, ENDPOINT_POLICY_QUOTA),
        ...keys.flatMap(({ kept, keyPolicy, secretPolicy, rotationPolicy }) => [
          ...tooLong(path, `the policy of the KMS key ${kept.name}`, keyPolicy, KEY_POLICY_QUOTA),
          ...tooLong(path, `the policy of the secret ${kept.name}`, secretPolicy, SECRET_POLICY_QUOTA),
          ...tooLong(path, `the policy of ${kept.rotationName}`, rotationPolicy, ROLE_POLICIES_QUOTA),
        ]),
        ...Object.entries(doors).flatMap(([name, api]) => answerProblems(`${path}.clients.${name}`, api)),
      ];
    }),
  ];
}

/** The answers of an API's authorizer that are too long: they name every route of the API. */
function answerProblems(path: string, api: Api): readonly Problem[] {
  const { authorizer } = api;
  if (typeof authorizer !== "object" || !("holders" in authorizer)) return [];
  return [...authorizer.holders.keys()].flatMap((name) =>
    tooLong(path, `the authorizer's answer to ${name}`, answerOf(authorizer, api, name), ANSWER_QUOTA),
  );
}

function answerOf(authorizer: KeyAuthorizer, api: Api, name: string) {
  const [endpointId] = authorizer.holders.get(name)?.endpointIds ?? [];
  return answerTo(authorizer, api, sampleKey(name, "current"), endpointId);
}
