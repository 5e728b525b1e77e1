import { SignatureV4 } from "@aws-sdk/signature-v4";
import { Hash } from "@smithy/hash-node";
import type { Credentials } from "../credentials";
import type { ApiRequest } from "./request";

/** Whose signature, and where and when it is valid. */
interface Signing {
  readonly credentials: Credentials;
  readonly region: string;
  /** @default "execute-api" */
  readonly service?: string;
  readonly date: Date;
}

/**
 * The request with an AWS Signature Version 4 in its headers (`authorization`, `x-amz-date` and, for
 * temporary credentials, `x-amz-security-token`). API Gateway takes a signature for five minutes, so each
 * attempt has its own.
 *
 * The path of the canonical request is the one of the wire, encoded once more: AWS asks that of every service
 * but S3, and API Gateway's own error text quotes it so (`/Citro%25C3%25ABn` for `/Citro%C3%ABn`).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @see https://github.com/aws-amplify/amplify-android/issues/668
 */
export async function sign(request: ApiRequest, signing: Signing): Promise<ApiRequest> {
  const { credentials, region, service = "execute-api", date } = signing;
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Hash.bind(null, "sha256"),
    uriEscapePath: true,
    applyChecksum: false,
  });
  const { headers } = await signer.sign(
    {
      method: request.method,
      protocol: "https:",
      hostname: request.headers.host ?? "",
      path: request.path,
      query: Object.fromEntries(Object.entries(request.query).map(([name, values]) => [name, [...values]])),
      headers: { ...request.headers },
      body: request.body,
    },
    { signingDate: date },
  );
  return { ...request, headers };
}
