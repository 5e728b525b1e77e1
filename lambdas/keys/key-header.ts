/**
 * The header that carries a key, in lower case as HTTP/2 has all names. It is not `Authorization`, which API Gateway may
 * rename on the way to an HTTP integration.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const KEY_HEADER = "x-crosslink-key";
