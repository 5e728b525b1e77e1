import type { GatewayResponseType } from "@aws-sdk/client-api-gateway";

/** An answer as it goes out. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** API Gateway's own answer, to a request that does not reach the backend or a backend that fails. */
export interface Refusal {
  readonly status: number;
  /** `x-amzn-errortype` */
  readonly type: string;
  /** The kind of gateway response, in whose place an API may answer otherwise. */
  readonly responseType: GatewayResponseType;
  readonly body: { readonly message: string | null } | { readonly Message: string };
}

export const missingToken: Refusal = {
  status: 403,
  type: "MissingAuthenticationTokenException",
  responseType: "MISSING_AUTHENTICATION_TOKEN",
  body: { message: "Missing Authentication Token" },
};

/** Of WAF, and to a request for an API that there is not. */
export const forbidden: Refusal = {
  status: 403,
  type: "ForbiddenException",
  responseType: "WAF_FILTERED",
  body: { message: "Forbidden" },
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const requestTooLarge: Refusal = {
  status: 413,
  type: "RequestTooLargeException",
  responseType: "REQUEST_TOO_LARGE",
  body: { message: "Request Too Long" },
};

/** The status is what others have seen (431); AWS documents the limit and not the answer. */
export const headersTooLarge: Refusal = {
  status: 431,
  type: "RequestHeaderSectionTooLargeException",
  responseType: "DEFAULT_4XX",
  body: { message: "HTTP header is larger than 10240 bytes." },
};

export const backendFailed: Refusal = {
  status: 502,
  type: "InternalServerErrorException",
  responseType: "DEFAULT_5XX",
  body: { message: "Internal server error" },
};

/** API Gateway may not invoke the function. */
export const backendForbidden: Refusal = {
  ...backendFailed,
  status: 500,
  responseType: "API_CONFIGURATION_ERROR",
};

export const backendTimedOut: Refusal = {
  status: 504,
  type: "InternalServerErrorException",
  responseType: "INTEGRATION_TIMEOUT",
  body: { message: "Endpoint request timed out" },
};

export function invalidSignature(message: string): Refusal {
  return {
    status: 403,
    type: "InvalidSignatureException",
    responseType: "INVALID_SIGNATURE",
    body: { message },
  };
}

export const unknownKey: Refusal = {
  status: 403,
  type: "UnrecognizedClientException",
  responseType: "INVALID_SIGNATURE",
  body: { message: "The security token included in the request is invalid." },
};

export const expiredToken: Refusal = {
  status: 403,
  type: "ExpiredTokenException",
  responseType: "EXPIRED_TOKEN",
  body: { message: "The security token included in the request is expired" },
};

/** @param user the caller's ARN, or `anonymous` */
export function accessDenied(user: string, resource: string, isExplicit: boolean): Refusal {
  const said = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${masked(resource)}`;
  return {
    status: 403,
    type: "AccessDeniedException",
    responseType: "ACCESS_DENIED",
    body: { Message: isExplicit ? `${said} with an explicit deny` : said },
  };
}

/** An authorizer's refusal, and that of a request without what identifies its sender. */
export const unauthorized: Refusal = {
  status: 401,
  type: "UnauthorizedException",
  responseType: "UNAUTHORIZED",
  body: { message: "Unauthorized" },
};

/** An authorizer failed, or answered in the wrong shape. */
export const authorizerFailed: Refusal = {
  status: 500,
  type: "AuthorizerConfigurationException",
  responseType: "AUTHORIZER_FAILURE",
  body: { message: null },
};

/** API Gateway may not invoke the authorizer. */
export const authorizerForbidden: Refusal = {
  ...authorizerFailed,
  responseType: "AUTHORIZER_CONFIGURATION_ERROR",
};

/** The policy of an authorizer, joined with that of the API, does not allow. */
export function deniedByAuthorizer(isExplicit: boolean): Refusal {
  const said = "User is not authorized to access this resource";
  return {
    status: 403,
    type: "AccessDeniedException",
    responseType: "ACCESS_DENIED",
    body: { Message: isExplicit ? `${said} with an explicit deny` : said },
  };
}

/** A refusal as API Gateway spells it by itself. */
export function toHttp({ status, type, body }: Refusal): HttpAnswer {
  const headers = { "content-type": "application/json", "x-amzn-errortype": type };
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}

/** An API's account shows its last four digits only. */
function masked(resource: string): string {
  return resource.replace(/:\d{8}(\d{4}):/, ":********$1:");
}
