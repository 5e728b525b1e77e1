import type { APIGatewayProxyEvent } from "aws-lambda";

/** Who called, as API Gateway saw it, and what: everything that is answered and stored. Null = not known. */
export interface Caller {
  /** API Gateway's id of the request. */
  readonly requestId: string;
  /** The account of the credentials that signed. */
  readonly accountId: string | null;
  /** The user, or the role's session. */
  readonly callerArn: string | null;
  readonly keyKind: KeyKind;
  /** The interface endpoint that the request came through. */
  readonly endpointId: string | null;
  readonly vpcId: string | null;
  /** Inside the caller's VPC. */
  readonly sourceIp: string | null;
  readonly method: string;
  /** Without the stage. */
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** Whether the request was signed with a user's own key, a session's, or not at all. */
type KeyKind = "long-term" | "temporary" | "none";

/**
 * Takes from a proxy event who called and nothing else: no header, no body, of the access key only its kind.
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
