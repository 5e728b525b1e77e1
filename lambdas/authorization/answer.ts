/** The calls that somebody may make. A pattern is the end of an execute-api ARN after the stage, such as `GET/orders/*`. */
export interface RouteGrant {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/**
 * An answer of a Lambda authorizer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export interface AuthorizerAnswer {
  /** The name of whoever is let in, which the access log shows. */
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: "2012-10-17";
    readonly Statement: readonly AnswerStatement[];
  };
  /** Values that the API's integrations and its access log can use. */
  readonly context?: Readonly<Record<string, string>>;
}

interface AnswerStatement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: "execute-api:Invoke";
  readonly Resource: readonly string[];
}

/**
 * Allows and denies everything that the grant names. API Gateway keeps an answer for all routes, so it is the same whichever
 * of them was called.
 */
export function answerWith(
  principalId: string,
  { allow, deny }: RouteGrant,
  stageArn: string,
): AuthorizerAnswer {
  if (allow.length === 0 && deny.length === 0) return denyAll(principalId, stageArn);
  return toAnswer(principalId, stageArn, { Allow: allow, Deny: deny });
}

/** Denies every route of the stage. */
export function denyAll(principalId: string, stageArn: string): AuthorizerAnswer {
  return toAnswer(principalId, stageArn, { Allow: [], Deny: ["*"] });
}

/** An empty list of resources would make the whole document invalid. */
function toAnswer(
  principalId: string,
  stageArn: string,
  patterns: Readonly<Record<AnswerStatement["Effect"], readonly string[]>>,
): AuthorizerAnswer {
  const statements = (["Allow", "Deny"] as const).map((effect): AnswerStatement => {
    const resources = patterns[effect].map((pattern) => `${stageArn}/${pattern}`);
    return { Effect: effect, Action: "execute-api:Invoke", Resource: resources };
  });
  const Statement = statements.filter(({ Resource }) => Resource.length > 0);
  return { principalId, policyDocument: { Version: "2012-10-17", Statement } };
}
