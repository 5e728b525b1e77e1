import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { HttpError } from "./http-error";

/**
 * Who calls. The gateway overwrites these headers, and nothing else reaches the service: only the endpoint that was
 * accepted is connected to it. So they can be believed.
 */
export interface Caller {
  /** The caller's identity: the subject of a token, or the ARN of an IAM principal. */
  readonly subject?: string;
  readonly clientIp?: string;
  /** The load balancer's id of the request, or one of our own. */
  readonly requestId: string;
}

/** The longest subject, in characters: DynamoDB's limit of a partition key is 2,048 bytes. */
const LONGEST_SUBJECT = 1024;

/**
 * Reads who calls from the headers of a request.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function callerOf(headers: IncomingHttpHeaders): Caller {
  return {
    subject: text(headers["x-crosslink-subject"]),
    clientIp: text(headers["x-crosslink-client-ip"]),
    requestId: text(headers["x-amzn-trace-id"]) ?? randomUUID(),
  };
}

/** @throws HttpError 401 for a caller without an identity */
export function subjectOf({ subject }: Caller): string {
  if (subject === undefined || subject.length > LONGEST_SUBJECT)
    throw new HttpError(401, "The request has no caller's identity");
  return subject;
}

/** The gateway sends an empty header for an identity that it does not know. */
function text(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
