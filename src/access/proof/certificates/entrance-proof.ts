import { apiArn } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import { endpointPolicyOf } from "../../../policies/document-ref";
import { domainArn } from "../../../policies/mutual-tls/own-endpoint-policy";
import type { ProviderWorld } from "../../world/world";
import { type OwnShare, proveDocument } from "../document-proof";
import type { ProofPart } from "../part";
import { proveDomain } from "./domain-proof";

export { certificateApi } from "./certificate-api";
export { proveCertificateReaders } from "./certificate-readers";

/** Decides every class of requests by the documents between an entrance and its API: of the API's own endpoint, and of its domain. */
export function proveEntrance(world: ProviderWorld): readonly ProofPart[] {
  return [...endpointShare(world).map(proveDocument), ...proveDomain(world)];
}

/** The endpoint leads to the API, and to the domain where that is private, and to nothing else. */
function endpointShare({ provider, api }: ProviderWorld): readonly OwnShare[] {
  const { stackId, region, service } = provider;
  const policy = api.entrance?.endpoint.policy;
  if (policy === undefined || service.entrance === undefined) return [];
  const { domain } = service.entrance;
  return [
    {
      ref: endpointPolicyOf(stackId),
      document: policy,
      path: `providers.${stackId}.service`,
      partition: partitionOf(region),
      allows: [
        {
          action: "execute-api:Invoke",
          resources: [
            `${apiArn({ ...api, apiId: api.id })}/*`,
            ...(domain.endpointType === "private" ? [domainArn(api, domain)] : []),
          ],
        },
      ],
    },
  ];
}
