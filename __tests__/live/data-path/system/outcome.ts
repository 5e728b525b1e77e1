import type { DataPath } from "./system";

/** The parts of an answer that clients and probes both have. */
export interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A refusal as its caller sees it, and the rule that refused, which only the gateway knows. */
export interface RefusedAnswer {
  readonly status: number;
  /** `x-amzn-errortype` */
  readonly type: string;
  /** `{"message":"Forbidden"}` */
  readonly body: string;
  readonly by: string;
}

/** The answer to a call that has just begun, which must be exactly one request at the gateway. */
export async function outcome({ gateway }: DataPath, calling: Promise<Answered>): Promise<RefusedAnswer> {
  const before = gateway.requestLog.count;
  const { statusCode, headers, body } = await calling;
  const seen = gateway.requestLog.after(before).filter(({ service }) => service === "execute-api");
  expect(seen).toHaveLength(1);
  return {
    status: statusCode,
    type: String(headers["x-amzn-errortype"]),
    body,
    by: seen[0]?.refusedBy ?? "nobody",
  };
}

/** @param arn the last part of the ARN: `prod/GET/` */
export function implicitDeny(by: string, user: string, apiId: string, arn: string): RefusedAnswer {
  return denied(by, `${unauthorized(user, apiId, arn)}`);
}

export function explicitDeny(by: string, user: string, apiId: string, arn: string): RefusedAnswer {
  return denied(by, `${unauthorized(user, apiId, arn)} with an explicit deny`);
}

export function missingToken(by: string): RefusedAnswer {
  const body = `{"message":"Missing Authentication Token"}`;
  return { status: 403, type: "MissingAuthenticationTokenException", body, by };
}

/** The answer to a request that WAF blocks, and to one for an API that does not exist. */
export function forbidden(by: string): RefusedAnswer {
  return { status: 403, type: "ForbiddenException", body: `{"message":"Forbidden"}`, by };
}

function unauthorized(user: string, apiId: string, arn: string): string {
  return `User: ${user} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********1111:${apiId}/${arn}`;
}

function denied(by: string, message: string): RefusedAnswer {
  return { status: 403, type: "AccessDeniedException", body: JSON.stringify({ Message: message }), by };
}
