import { endpointPolicyOf, secretPolicyOf } from "../../policies/document-ref";
import { describing } from "../evaluation/handshake";
import { ANSWER_QUOTA, ENDPOINT_POLICY_QUOTA, SECRET_POLICY_QUOTA } from "./size-quotas";
import { type SizedDocument, sized } from "./sized-document";
import type { ProviderWorld, World } from "./world";

/** The documents about certificates that AWS limits the length of. */
export function entranceDocuments({ providers, consumers }: World): readonly SizedDocument[] {
  return [
    ...providers.flatMap((world) => {
      const { stackId } = world.provider;
      const path = `providers.${stackId}.service`;
      const own = world.api.entrance?.endpoint.policy;
      const what = "the policy of the API's endpoint";
      return [
        ...sized({ path, what, ref: endpointPolicyOf(stackId), quota: ENDPOINT_POLICY_QUOTA }, own),
        ...answers(path, world),
      ];
    }),
    ...consumers.flatMap(({ consumer: { stackId }, documents: { certificates } }) =>
      certificates.map(({ kept, secretPolicy }) => ({
        path: `consumers.${stackId}.clients.${kept.client.name}`,
        what: "the policy of the certificate's secret",
        ref: secretPolicyOf(`${stackId}/${kept.id}`),
        document: secretPolicy,
        quota: SECRET_POLICY_QUOTA,
      })),
    ),
  ];
}

/** The authorizer's answers, which name every route of the API. All certificates of a consumer get the same one. */
function answers(path: string, { api, certificates = {} }: ProviderWorld): readonly SizedDocument[] {
  const { authorizer } = api;
  if (typeof authorizer !== "object" || !("answerTo" in authorizer)) return [];
  return Object.entries(certificates).flatMap(([consumer, [certificate]]) =>
    sized(
      { path, what: `the authorizer's answer to ${consumer}`, quota: ANSWER_QUOTA },
      certificate && authorizer.answerTo(describing(certificate), api),
    ),
  );
}
