import type { Authorizer } from "@aws-sdk/client-api-gateway";
import { functionArnIn } from "../functions/function-arn";

/** A Lambda authorizer of type `REQUEST`, as its deployment has it. */
export interface RequestAuthorizer {
  readonly id: string;
  readonly functionArn: string;
  /** The parts of a request that say who sends it: `method.request.header.x-crosslink-key`. */
  readonly identitySources: readonly string[];
  /** How long an answer is used for requests with the same identity sources; 0 = for none but its own. */
  readonly ttlSeconds: number;
}

/** The time that API Gateway takes where none is given. */
const DEFAULT_TTL_SECONDS = 300;

/** @throws Error for an authorizer of another kind, which the gateway does not know */
export function requestAuthorizer({
  id = "",
  type,
  authorizerUri = "",
  authorizerCredentials,
  identitySource = "",
  authorizerResultTtlInSeconds = DEFAULT_TTL_SECONDS,
}: Authorizer): RequestAuthorizer {
  const functionArn = functionArnIn(authorizerUri);
  if (type !== "REQUEST" || functionArn === "" || authorizerCredentials)
    throw new Error(
      `expected an authorizer of type REQUEST that is a function, got ${type} ${authorizerUri}`,
    );
  const identitySources = identitySource.split(",").map((source) => source.trim());
  return {
    id,
    functionArn,
    identitySources: identitySources.filter((source) => source !== ""),
    ttlSeconds: Number(authorizerResultTtlInSeconds),
  };
}
