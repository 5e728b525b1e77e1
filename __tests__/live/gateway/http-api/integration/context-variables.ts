import { headerValues } from "../../signature/canonical-request";
import type { Session } from "../../signature/sessions";
import type { ApiCall } from "../admission/api-call";
import type { HttpRoute } from "../apis/http-routes";
import type { Claims } from "../jwt/token-claims";

/** A call as far as API Gateway has come with it. */
export interface Progress {
  readonly call: ApiCall;
  /** The address that it came from. */
  readonly sourceAddress: string;
  readonly route?: HttpRoute;
  /** The claims of the token that let it in. */
  readonly claims?: Claims;
  /** Who signed it. */
  readonly caller?: Session;
  /** Why its token did not let it in. */
  readonly authorizerError?: string;
  /** Absent = there is no answer yet. */
  readonly answer?: { readonly status: number; readonly length: number };
  /** The status that what is behind the route answered with. */
  readonly integrationStatus?: number;
  /** Why nothing behind the route was reached. */
  readonly integrationError?: string;
}

/**
 * The value of `$context.<name>`; undefined for a variable that is not set.
 * @throws Error for a name that is not understood
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function contextVariable(name: string, progress: Progress): string | undefined {
  const claim = /^authorizer\.claims\.(.+)$/.exec(name)?.[1];
  if (claim !== undefined) return claimText(progress.claims?.[claim]);
  const variable = VARIABLES[name];
  if (variable === undefined) throw new Error(`$context.${name} is not understood`);
  return variable(progress);
}

/** A claim as text: the elements of a list in brackets, with spaces between them. */
function claimText(claim: unknown): string | undefined {
  if (claim === undefined || claim === null) return undefined;
  if (Array.isArray(claim)) return `[${claim.join(" ")}]`;
  return typeof claim === "object" ? JSON.stringify(claim) : String(claim);
}

type Variable = (progress: Progress) => string | undefined;

const errorMessage: Variable = ({ answer, integrationStatus }) =>
  answer && answer.status >= 400 && integrationStatus === undefined ? MESSAGES[answer.status] : undefined;

/** The words of API Gateway's own answers. */
const MESSAGES: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  413: "Request Entity Too Large",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

const responseType: Variable = (progress) =>
  errorMessage(progress) && RESPONSE_TYPES[progress.answer?.status ?? 0];

/** The kinds of its own answers; which kind a status is of is assumed. */
const RESPONSE_TYPES: Readonly<Record<number, string>> = {
  401: "UNAUTHORIZED",
  403: "ACCESS_DENIED",
  404: "RESOURCE_NOT_FOUND",
  413: "REQUEST_TOO_LARGE",
  429: "THROTTLED",
  500: "API_CONFIGURATION_ERROR",
  503: "INTEGRATION_FAILURE",
};

const VARIABLES: Readonly<Record<string, Variable>> = {
  accountId: ({ call }) => call.api.account,
  apiId: ({ call }) => call.api.id,
  "authorizer.error": ({ authorizerError }) => authorizerError,
  domainName: ({ call }) => call.domainName,
  domainPrefix: ({ call }) => call.domainName.split(".")[0],
  "error.message": errorMessage,
  "error.responseType": responseType,
  "error.messageString": (progress) => JSON.stringify(errorMessage(progress) ?? ""),
  httpMethod: ({ call }) => call.request.method,
  "identity.accountId": ({ caller }) => caller?.account,
  "identity.caller": ({ caller }) => caller?.id,
  "identity.sourceIp": ({ sourceAddress }) => sourceAddress,
  "identity.user": ({ caller }) => caller?.id,
  "identity.userAgent": ({ call }) => headerValues(call.request.headers, "user-agent") || undefined,
  "identity.userArn": ({ caller }) => caller?.arn,
  integrationErrorMessage: ({ integrationError }) => integrationError,
  "integration.error": ({ integrationError }) => integrationError,
  "integration.integrationStatus": ({ integrationStatus }) => integrationStatus?.toString(),
  "integration.status": ({ integrationStatus }) => integrationStatus?.toString(),
  integrationStatus: ({ integrationStatus }) => integrationStatus?.toString(),
  // Time of this machine, which says nothing about AWS's.
  integrationLatency: () => undefined,
  "integration.latency": () => undefined,
  responseLatency: () => undefined,
  path: ({ call }) => call.path,
  protocol: () => "HTTP/1.1",
  requestId: ({ call }) => call.requestId,
  extendedRequestId: ({ call }) => call.requestId,
  requestTime: ({ call }) => commonLogTime(call.time),
  requestTimeEpoch: ({ call }) => String(call.time.getTime()),
  responseLength: ({ answer }) => answer?.length.toString(),
  routeKey: ({ route }) => route?.key,
  stage: ({ call }) => call.stage?.name,
  status: ({ answer }) => answer?.status.toString(),
};

/** `30/Nov/2026:16:37:03 +0000` */
function commonLogTime(time: Date): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(time.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${clock} +0000`;
}
