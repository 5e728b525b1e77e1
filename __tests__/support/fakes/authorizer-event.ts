import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";

/** The relevant part of what API Gateway sends to a REQUEST authorizer. */
export function authorizerEvent(key: string | undefined, vpceId?: string): APIGatewayRequestAuthorizerEvent {
  const multiValueHeaders = key === undefined ? {} : { "x-crosslink-key": [key] };
  return {
    type: "REQUEST",
    methodArn: "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/orders/7:a/b",
    headers: key === undefined ? {} : { "x-crosslink-key": key },
    multiValueHeaders,
    requestContext: { requestId: "r-1", identity: { vpceId } },
  } as unknown as APIGatewayRequestAuthorizerEvent;
}
