import { type Proxied, requestEvent } from "../functions/proxy-event";

/**
 * The event of an authorizer of type `REQUEST`: everything of the request but its body.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function authorizerEvent(proxied: Proxied) {
  return { type: "REQUEST", methodArn: proxied.invocation.arn, ...requestEvent(proxied) };
}
