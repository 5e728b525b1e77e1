import type { Cors } from "@aws-sdk/client-apigatewayv2";
import type { HttpAnswer } from "../../execute-api/refusal";
import { headerValues, type ReceivedRequest } from "../../signature/canonical-request";

type Headers = Readonly<Record<string, string>>;

/** True for a request by which a browser asks whether it may send another one. */
export function isPreflight({ method, headers }: ReceivedRequest): boolean {
  const asks = headerValues(headers, "access-control-request-method") !== "";
  return method === "OPTIONS" && headerValues(headers, "origin") !== "" && asks;
}

/**
 * The answer to a preflight request, which API Gateway gives itself, whatever routes there are and without asking who calls.
 * An origin that is not allowed gets the same answer without headers that would let it call.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function preflightAnswer(cors: Cors, { headers }: ReceivedRequest): HttpAnswer {
  const { AllowMethods, AllowHeaders, MaxAge } = cors;
  const allowed = originHeaders(cors, headerValues(headers, "origin"));
  const more: Headers = {
    ...(AllowMethods?.length && { "access-control-allow-methods": AllowMethods.join(",").toUpperCase() }),
    ...(AllowHeaders?.length && { "access-control-allow-headers": AllowHeaders.join(",").toLowerCase() }),
    ...(MaxAge && { "access-control-max-age": String(MaxAge) }),
  };
  return { status: 204, headers: allowed ? { ...allowed, ...more } : {}, body: Buffer.alloc(0) };
}

/**
 * An answer from behind a route with the API's own headers about origins, in the place of those of the server.
 * @param cors absent = the server's stay
 */
export function withOriginHeaders(
  cors: Cors | undefined,
  { headers: asked }: ReceivedRequest,
  answer: HttpAnswer,
): HttpAnswer {
  if (cors === undefined) return answer;
  const kept = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const exposed: Headers = cors.ExposeHeaders?.length
    ? { "access-control-expose-headers": cors.ExposeHeaders.join(",") }
    : {};
  const allowed = originHeaders(cors, headerValues(asked, "origin"));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...(allowed && { ...allowed, ...exposed }) } };
}

/** Undefined where the origin is none of those that are allowed. */
function originHeaders({ AllowOrigins = [], AllowCredentials }: Cors, origin: string): Headers | undefined {
  const isAny = AllowOrigins.includes("*");
  if (origin === "" || !(isAny || AllowOrigins.some((one) => matchesOrigin(one, origin)))) return undefined;
  return {
    "access-control-allow-origin": isAny ? "*" : origin,
    ...(AllowCredentials && { "access-control-allow-credentials": "true" }),
    ...(!isAny && { vary: "Origin" }),
  };
}

/** `https://*` stands for every origin of its scheme. */
function matchesOrigin(allowed: string, origin: string): boolean {
  return allowed.endsWith("://*") ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin;
}
