import type { PassingRequest } from "../proxy";

/** Whom the emulator takes a request for, which looks at nothing but the access key's id, and of whom it asks. */
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
