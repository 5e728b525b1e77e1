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
  readonly body: object;
}

export const missingToken: Refusal = {
  status: 403,
  type: "MissingAuthenticationTokenException",
  body: { message: "Missing Authentication Token" },
};

export const forbidden: Refusal = {
  status: 403,
  type: "ForbiddenException",
  body: { message: "Forbidden" },
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const requestTooLarge: Refusal = {
  status: 413,
  type: "RequestTooLargeException",
  body: { message: "Request Too Long" },
};

/** The status is what others have seen (431); AWS documents the limit and not the answer. */
export const headersTooLarge: Refusal = {
  status: 431,
  type: "RequestHeaderSectionTooLargeException",
  body: { message: "HTTP header is larger than 10240 bytes." },
};

export const backendFailed: Refusal = {
  status: 502,
  type: "InternalServerErrorException",
  body: { message: "Internal server error" },
};

/** API Gateway may not invoke the function. */
export const backendForbidden: Refusal = { ...backendFailed, status: 500 };

export const backendTimedOut: Refusal = {
  status: 504,
  type: "InternalServerErrorException",
  body: { message: "Endpoint request timed out" },
};

export function invalidSignature(message: string): Refusal {
  return { status: 403, type: "InvalidSignatureException", body: { message } };
}

export const unknownKey: Refusal = {
  status: 403,
  type: "UnrecognizedClientException",
  body: { message: "The security token included in the request is invalid." },
};

export const expiredToken: Refusal = {
  status: 403,
  type: "ExpiredTokenException",
  body: { message: "The security token included in the request is expired" },
};

/** @param user the caller's ARN, or `anonymous` */
export function accessDenied(user: string, resource: string, isExplicit: boolean): Refusal {
  const said = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${masked(resource)}`;
  return {
    status: 403,
    type: "AccessDeniedException",
    body: { Message: isExplicit ? `${said} with an explicit deny` : said },
  };
}

export function toHttp({ status, type, body }: Refusal): HttpAnswer {
  const headers = { "content-type": "application/json", "x-amzn-errortype": type };
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}

/** An API's account shows its last four digits only. */
function masked(resource: string): string {
  return resource.replace(/:\d{8}(\d{4}):/, ":********$1:");
}
