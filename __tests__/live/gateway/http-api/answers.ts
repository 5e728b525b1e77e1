import type { HttpAnswer } from "../execute-api/refusal";

/**
 * An answer of an HTTP API itself, which tells as little as its few words say.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export function said(status: number, message: string, headers: HttpAnswer["headers"] = {}): HttpAnswer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
export const notFound = said(404, "Not Found");

export const forbidden = said(403, "Forbidden");

export const tooManyRequests = said(429, "Too Many Requests");

export const headersTooLarge = said(431, "Request Header Fields Too Large");

export const payloadTooLarge = said(413, "Request Entity Too Large");

/** The answer where the server behind the route cannot be reached, or does not answer in time: callers have seen 503 for both. */
export const serviceUnavailable = said(503, "Service Unavailable");

export const internalServerError = said(500, "Internal Server Error");

/** @param challenge the value of `www-authenticate` */
export function unauthorized(challenge: string): HttpAnswer {
  return said(401, "Unauthorized", { "www-authenticate": challenge });
}
