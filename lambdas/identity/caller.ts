import type { APIGatewayProxyEvent } from "aws-lambda";

/** The caller and the call, as API Gateway saw them: all that is answered and stored. Null if unknown. */
export interface Caller {
  /** API Gateway's id of the request. */
  readonly requestId: string;
  /** The account of the credentials that signed the request. */
  readonly accountId: string | null;
  /** The ARN of the user or of the role's session. */
  readonly callerArn: string | null;
  readonly keyKind: KeyKind;
  /** The interface endpoint that the request came through. */
  readonly endpointId: string | null;
  readonly vpcId: string | null;
  /** The caller's address inside its VPC. */
  readonly sourceIp: string | null;
  readonly method: string;
  /** Without the stage. */
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** The kind of key that signed the request: a user's own, a session's, or none. */
type KeyKind = "long-term" | "temporary" | "none";

/**
 * Reads the caller from a proxy event. It takes no header and no body, and of the access key only the kind.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function callerOf({ requestContext, path, httpMethod }: APIGatewayProxyEvent, time: Date): Caller {
  const { identity, requestId } = requestContext;
  return {
    requestId,
    accountId: identity.accountId ?? null,
    callerArn: identity.userArn ?? null,
    keyKind: keyKind(identity.accessKey),
    endpointId: identity.vpceId ?? null,
    vpcId: identity.vpcId ?? null,
    sourceIp: identity.sourceIp ?? null,
    method: httpMethod,
    path,
    time: time.toISOString(),
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function keyKind(accessKey: string | null | undefined): KeyKind {
  if (accessKey?.startsWith("AKIA")) return "long-term";
  if (accessKey?.startsWith("ASIA")) return "temporary";
  return "none";
}
