import { type Route, routePattern } from "../../model/routes/route";
import { closeOthers } from "../rest-api/closing";
import { closedPatterns } from "../rest-api/deny-routes";

/** The grant of a key as its API's authorizer gives it: the ends of execute-api ARNs, after the stage. */
export interface KeyGrant {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** A key is accepted for this long after another took its place, in minutes. */
  readonly graceMinutes: number;
}

/**
 * The complete answer of an authorizer about a key: what was granted is allowed, every other route denied, however a request
 * spells it. Where an authorizer is silent and a resource policy allows, API Gateway lets a call pass; and it keeps an answer for
 * calls of other routes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function keyGrant(
  granted: readonly Route[],
  offered: readonly Route[],
  graceMinutes: number,
): KeyGrant {
  return {
    allow: granted.map(routePattern),
    deny: closedPatterns(closeOthers(granted, offered)),
    graceMinutes,
  };
}
