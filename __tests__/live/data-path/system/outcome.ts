import type { DataPath } from "./system";

/** What clients and probes have in common of an answer. */
export interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A refusal as its caller sees it, and who was it, which only the gateway knows. */
export interface Refused {
  readonly status: number;
  /** `x-amzn-errortype` */
  readonly type: string;
  /** `{"message":"Forbidden"}` */
  readonly body: string;
  readonly by: string;
}

/** What became of a call that has just been made, of exactly one at the gateway. */
export async function outcome({ gateway }: DataPath, calling: Promise<Answered>): Promise<Refused> {
  const before = gateway.visits.count;
  const { statusCode, headers, body } = await calling;
  const seen = gateway.visits.after(before).filter(({ service }) => service === "execute-api");
  expect(seen).toHaveLength(1);
  return {
    status: statusCode,
    type: String(headers["x-amzn-errortype"]),
    body,
    by: seen[0]?.stoppedBy ?? "nobody",
  };
}

/** @param arn the last part of the ARN: `prod/GET/` */
export function implicitDeny(by: string, user: string, apiId: string, arn: string): Refused {
  return denied(by, `${unauthorized(user, apiId, arn)}`);
}

export function explicitDeny(by: string, user: string, apiId: string, arn: string): Refused {
  return denied(by, `${unauthorized(user, apiId, arn)} with an explicit deny`);
}

export function missingToken(by: string): Refused {
  const body = `{"message":"Missing Authentication Token"}`;
  return { status: 403, type: "MissingAuthenticationTokenException", body, by };
}

/** What WAF's block and the name of an API that there is not have in common. */
export function forbidden(by: string): Refused {
  return { status: 403, type: "ForbiddenException", body: `{"message":"Forbidden"}`, by };
}

function unauthorized(user: string, apiId: string, arn: string): string {
  return `User: ${user} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********1111:${apiId}/${arn}`;
}

function denied(by: string, message: string): Refused {
  return { status: 403, type: "AccessDeniedException", body: JSON.stringify({ Message: message }), by };
}
