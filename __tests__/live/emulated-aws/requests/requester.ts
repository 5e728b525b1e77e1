import type { PassingRequest } from "../proxy";

/** The sender of a request, as the emulator knows him: by nothing but the access key's id; and the service asked. */
export interface Requester {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly region: string;
  /** As the signature spells it: `apigateway`, `ec2`. */
  readonly service: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html */
export function requesterOf({ headers }: PassingRequest): Requester {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? "");
  const [, accessKeyId = "anonymous", region = "us-east-1", service = ""] = scope ?? [];
  const token = headers["x-amz-security-token"];
  return { accessKeyId, region, service, sessionToken: typeof token === "string" ? token : undefined };
}
