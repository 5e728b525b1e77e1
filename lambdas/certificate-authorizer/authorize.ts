import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import type { AuthorizerAnswer } from "../authorization/answer";
import { stageOf } from "../authorization/stage-of";
import type { System } from "../client/system";
import { decide } from "./decide";
import { decisionEntry } from "./decision-entry";
import type { Holders } from "./grants";
import { presentedCertificate } from "./presented-certificate";

/** An authorizer decides by these. */
export interface Authority {
  readonly holders: Holders;
  /** The stage that the grants are for. */
  readonly stage: string;
  readonly system: Pick<System, "log">;
}

/**
 * Makes the handler of a REQUEST authorizer that knows callers by the certificate that a load balancer has verified. It
 * answers, or throws `Unauthorized`, which is the one text that API Gateway makes a 401 of. One line is logged.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function makeCertificateAuthorizer(authority: Authority) {
  const { log } = authority.system;
  return async (event: APIGatewayRequestAuthorizerEvent): Promise<AuthorizerAnswer> => {
    const certificate = presentedCertificate(event);
    if (typeof certificate === "string") {
      log(decisionEntry(event, certificate));
      throw new Error("Unauthorized");
    }
    const { judgement, consumer, answer } = decide(certificate, stageOf(event.methodArn), authority);
    log(decisionEntry(event, judgement, consumer, certificate));
    return answer;
  };
}
