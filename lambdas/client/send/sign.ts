import { SignatureV4 } from "@aws-sdk/signature-v4";
import { Hash } from "@smithy/hash-node";
import type { Credentials } from "../credentials";
import type { ApiRequest } from "./request";

/** The credentials to sign with, and the region, the service and the date that the signature is valid for. */
interface Signing {
  readonly credentials: Credentials;
  readonly region: string;
  /** @default "execute-api" */
  readonly service?: string;
  readonly date: Date;
}

/**
 * Adds an AWS Signature Version 4 to the headers of a request (`authorization`, `x-amz-date` and, for
 * temporary credentials, `x-amz-security-token`). API Gateway accepts a signature for five minutes only, so
 * each attempt has its own.
 *
 * The canonical request has the path as it is sent, percent-encoded a second time. AWS requires that of every
 * service but S3, and API Gateway's own error text shows it (`/Citro%25C3%25ABn` for `/Citro%C3%ABn`).
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
