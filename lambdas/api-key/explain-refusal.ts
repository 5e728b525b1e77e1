import { type Explanation, explainBy } from "../client/response/explain";
import type { Route } from "../client/route";
import type { ApiAnswer } from "../client/send/exchange";
import { KEY_HEADER } from "../keys/key-header";
import { KEY_REFUSALS } from "./key-refusals";

/**
 * Explains a 401, a 403, and the 500 that API Gateway answers if its authorizer failed; undefined for any other answer.
 * @param blockedBy the firewall's rule that blocks such a request, as far as the request itself shows it
 */
export function explainRefusal(answer: ApiAnswer, route: Route, blockedBy?: string): Explanation | undefined {
  const { status, headers } = answer;
  const isFailure = status === 500 && /^Authorizer/.test(String(headers["x-amzn-errortype"]));
  if (status !== 401 && status !== 403 && !isFailure) return undefined;
  return explainBy(KEY_REFUSALS, withType(answer), route, "api-key", blockedBy);
}

/** A 401 that asks for a key is API Gateway's, whether or not it says of which type it is. */
function withType(answer: ApiAnswer): ApiAnswer {
  const { status, headers } = answer;
  if (status !== 401 || headers["www-authenticate"] !== KEY_HEADER) return answer;
  return { ...answer, headers: { "x-amzn-errortype": "UnauthorizedException", ...headers } };
}
