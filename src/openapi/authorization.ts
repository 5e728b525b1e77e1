import type { Place } from "../model/aws/arn";
import { KEY_HEADER } from "../model/keys/api-key";
import { CERTIFICATE_HEADERS } from "../model/mutual-tls/certificate-headers";
import type { JsonMap } from "../model/openapi-document";
import type { AuthorizerSettings } from "../model/provider";
import { invokeUri } from "./lambda-integration";

/** The way in which an API's methods know their callers. */
export type Authorization =
  | { readonly auth: "iam" }
  | { readonly auth: "none" }
  | ({ readonly auth: "api-key" } & AuthorizerSettings & Authorizer)
  | ({ readonly auth: "certificate" } & Authorizer);

/** A function that knows callers. */
interface Authorizer extends Pick<Place, "region"> {
  readonly authorizerArn: string;
}

/** The names of the security schemes: for AWS signatures, for keys, and for certificates. */
const SCHEMES = { iam: "sigv4", "api-key": "key", certificate: "certificate" } as const;

/** The security schemes of a document; undefined if its operations need no authorization. */
export function securitySchemes(authorization: Authorization): JsonMap | undefined {
  switch (authorization.auth) {
    case "none":
      return undefined;
    case "iam":
      return { [SCHEMES.iam]: SIGNATURE };
    case "api-key":
      return { [SCHEMES["api-key"]]: keyScheme(authorization) };
    case "certificate":
      return { [SCHEMES.certificate]: certificateScheme(authorization) };
  }
}

/** The security of an operation. Each operation needs its own: API Gateway ignores a document's. */
export function security({ auth }: Authorization): readonly JsonMap[] | undefined {
  return auth === "none" ? undefined : [{ [SCHEMES[auth]]: [] }];
}

/**
 * The security scheme for AWS signatures. `awsSigv4` is API Gateway's own extension, and sets a method's
 * authorization to `AWS_IAM`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
const SIGNATURE: JsonMap = {
  type: "apiKey",
  name: "Authorization",
  in: "header",
  "x-amazon-apigateway-authtype": "awsSigv4",
};

/**
 * The security scheme for keys, with the authorizer that knows them. A call without the header gets a 401 without it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
function keyScheme({
  authorizerArn,
  region,
  cacheSeconds,
  cacheByEndpoint,
}: Extract<Authorization, { auth: "api-key" }>): JsonMap {
  const sources = [`method.request.header.${KEY_HEADER}`];
  // Without a source of their own, answers for several endpoints would be found by the key alone.
  if (cacheByEndpoint && cacheSeconds > 0) sources.push("context.identity.vpceId");
  return {
    type: "apiKey",
    name: KEY_HEADER,
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri: invokeUri(authorizerArn, { region }),
      identitySource: sources.join(", "),
      authorizerResultTtlInSeconds: cacheSeconds,
    },
  };
}

/**
 * The security scheme for certificates, with the authorizer that knows them by the headers in which the balancer describes them. A
 * call without one of these gets a 401 without it. No answer is kept: API Gateway would find it by one value of a header that came
 * with two.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#mtls-http-headers
 */
function certificateScheme({ authorizerArn, region }: Authorizer): JsonMap {
  return {
    type: "apiKey",
    name: CERTIFICATE_HEADERS[0],
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri: invokeUri(authorizerArn, { region }),
      identitySource: CERTIFICATE_HEADERS.map((name) => `method.request.header.${name}`).join(", "),
      authorizerResultTtlInSeconds: 0,
    },
  };
}

/**
 * API Gateway's own answers, where callers have keys: a 401 has to say what is asked for.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.html
 */
export function gatewayResponses({ auth }: Authorization): JsonMap | undefined {
  if (auth !== "api-key") return undefined;
  return {
    UNAUTHORIZED: {
      statusCode: 401,
      responseParameters: { "gatewayresponse.header.WWW-Authenticate": `'${KEY_HEADER}'` },
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
    },
  };
}
