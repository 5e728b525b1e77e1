import { type ApiStage, routeArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import type { Route } from "../../model/routes/route";
import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";

/** One API that may be reached through an endpoint. */
interface ReachableApi extends ApiStage {
  /** The consumer's name for it. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** The roles that may call it; absent if callers do not sign, since the endpoint sees them as anonymous. */
  readonly callerRoleArns?: readonly string[];
}

/**
 * The policy of the consumer's execute-api endpoint. It is evaluated first, and keeps the endpoint from
 * reaching any other API. An Allow here is not enough: the API's resource policy decides next.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function endpointPolicy(apis: readonly ReachableApi[]): PolicyDocument {
  return policyDocument(apis.map(allowApi));
}

/** @param name the consumer's name for the API */
export function allowApiSid(name: string): string {
  return `Allow${sidPart(name)}`;
}

function allowApi(api: ReachableApi): Statement {
  return {
    Sid: allowApiSid(api.name),
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(api.routes.map((route) => routeArn(api, route))),
    ...(api.callerRoleArns && {
      Condition: { ArnEquals: { "aws:PrincipalArn": oneOrMany(api.callerRoleArns) } },
    }),
  };
}
