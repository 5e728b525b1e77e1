import type { Answer, Forward } from "../proxy";
import type { Requester } from "./requester";

/** A call to a service of which no SDK client is here. */
export interface JsonRequest {
  /** As the signature spells it: `acm`. */
  readonly service: string;
  /** `CertificateManager.DescribeCertificate` */
  readonly target: string;
  readonly input: object;
}

/** Calls a service that speaks JSON as somebody. */
export function jsonRequest(
  { accessKeyId, sessionToken, region }: Omit<Requester, "service">,
  forward: Forward,
  { service, target, input }: JsonRequest,
): Promise<Answer> {
  return forward({
    method: "POST",
    path: "/",
    headers: {
      host: `${service}.${region}.amazonaws.com`,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=unchecked`,
      "x-amz-security-token": sessionToken,
      "x-amz-target": target,
      "content-type": "application/x-amz-json-1.1",
    },
    body: Buffer.from(JSON.stringify(input)),
  });
}
