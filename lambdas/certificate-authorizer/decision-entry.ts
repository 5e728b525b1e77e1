import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import type { Judgement, PresentedCertificate } from "./decide";
import type { NotPresented } from "./presented-certificate";

/** The log entry of a decision. A certificate's names and number are no secrets. */
interface DecisionEntry {
  readonly level: "info";
  readonly consumer?: string;
  /** API Gateway's next step: it asks the answer's policy, denies everything, or answers 401. */
  readonly verdict: "answered" | "denied" | "unauthorized";
  readonly reason: Judgement | NotPresented;
  /** As the load balancer wrote them, at most 400 characters of each. */
  readonly subject?: string;
  readonly issuer?: string;
  readonly serial?: string;
  /** API Gateway's id of the request, which is also in its access log. */
  readonly requestId?: string;
}

export function decisionEntry(
  { requestContext }: APIGatewayRequestAuthorizerEvent,
  reason: Judgement | NotPresented,
  consumer?: string,
  certificate?: PresentedCertificate,
): DecisionEntry {
  const verdict = reason === "granted" ? "answered" : certificate === undefined ? "unauthorized" : "denied";
  const { subject, issuer, serial } = certificate ?? {};
  const { requestId } = requestContext;
  return {
    level: "info",
    consumer,
    verdict,
    reason,
    subject: subject?.slice(0, 400),
    issuer: issuer?.slice(0, 400),
    serial: serial?.slice(0, 400),
    requestId,
  };
}
