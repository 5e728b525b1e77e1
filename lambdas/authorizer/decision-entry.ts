import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import type { Accepted, Refused } from "./judge";

/** Why it was decided so: the judgement of a key, or why there was none. */
export type DecisionReason = Accepted | Refused | "no-key" | "unknown-name" | "failure";

/** The log entry of a decision. It contains no key, and of a name only a known one. */
interface DecisionEntry {
  readonly level: "info" | "error";
  readonly consumer?: string;
  /** API Gateway's next step: it asks the answer's policy, denies everything, or answers 401 or 500. */
  readonly verdict: "answered" | "denied" | "unauthorized" | "failed";
  readonly reason: DecisionReason;
  /** The interface endpoint that the call came through. */
  readonly endpoint?: string;
  /** API Gateway's id of the request, which is also in its access log. */
  readonly requestId?: string;
  /** AWS's error, if it withheld something that the decision needs. */
  readonly message?: string;
}

const VERDICTS: Readonly<Record<DecisionReason, DecisionEntry["verdict"]>> = {
  current: "answered",
  pending: "answered",
  previous: "answered",
  elsewhere: "denied",
  "wrong-key": "unauthorized",
  "other-stage": "unauthorized",
  unlinked: "unauthorized",
  "no-key": "unauthorized",
  "unknown-name": "unauthorized",
  failure: "failed",
};

export function decisionEntry(
  { requestContext }: APIGatewayRequestAuthorizerEvent,
  consumer: string | undefined,
  reason: DecisionReason,
  message?: string,
): DecisionEntry {
  const level = reason === "failure" ? "error" : "info";
  const { requestId, identity } = requestContext;
  return {
    level,
    consumer,
    verdict: VERDICTS[reason],
    reason,
    endpoint: identity.vpceId,
    requestId,
    message,
  };
}
