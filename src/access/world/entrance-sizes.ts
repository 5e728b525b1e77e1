import type { Problem } from "../../model/problem";
import { describing } from "../evaluation/handshake";
import { ANSWER_QUOTA, SECRET_POLICY_QUOTA } from "./key-sizes";
import { ENDPOINT_POLICY_QUOTA, tooLong } from "./policy-size";
import type { ProviderWorld, World } from "./world";

/** The documents about certificates that exceed AWS's quotas. */
export function entranceSizeProblems({ providers, consumers }: World): readonly Problem[] {
  return [
    ...providers.flatMap((world) => {
      const path = `providers.${world.provider.stackId}.service`;
      const own = world.api.entrance?.endpoint.policy;
      return [
        ...tooLong(path, "the policy of the API's endpoint", own, ENDPOINT_POLICY_QUOTA),
        ...answerProblems(path, world),
      ];
    }),
    ...consumers.flatMap(({ consumer, documents: { certificates } }) =>
      certificates.flatMap(({ kept, secretPolicy }) =>
        tooLong(
          `consumers.${consumer.stackId}.clients.${kept.client.name}`,
          "the policy of the certificate's secret",
          secretPolicy,
          SECRET_POLICY_QUOTA,
        ),
      ),
    ),
  ];
}

/** The answers that are too long: they name every route of the API. All certificates of a consumer get the same one. */
function answerProblems(path: string, { api, certificates = {} }: ProviderWorld): readonly Problem[] {
  const { authorizer } = api;
  if (typeof authorizer !== "object" || !("answerTo" in authorizer)) return [];
  return Object.entries(certificates).flatMap(([consumer, [certificate]]) => {
    const answer = certificate && authorizer.answerTo(describing(certificate), api);
    return tooLong(path, `the authorizer's answer to ${consumer}`, answer, ANSWER_QUOTA);
  });
}
