import { type Explanation, explainBy } from "../client/response/explain";
import type { Route } from "../client/route";
import type { ApiAnswer } from "../client/send/exchange";
import { CERTIFICATE_REFUSALS } from "./certificate-refusals";

/** The meaning of an answer of the load balancer itself. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const BY_BALANCER: Readonly<Record<number, string>> = {
  403: "the firewall of the provider's load balancer blocked the request",
  502: "the load balancer got no valid answer from the API's endpoint",
  503: "the load balancer has no healthy target: its listener or the API's endpoint is not ready",
  504: "the API's endpoint did not answer the load balancer in time",
};

/** Explains a refusal by the API, its authorizer or the load balancer; undefined for any other answer. */
export function explainCertificate(
  answer: ApiAnswer,
  route: Route,
  blockedBy?: string,
): Explanation | undefined {
  const { status, headers } = answer;
  if (isByBalancer(answer)) {
    const meaning = BY_BALANCER[status];
    return meaning === undefined ? undefined : { meaning, documents: [] };
  }
  const isFailure = status === 500 && /^Authorizer/.test(String(headers["x-amzn-errortype"]));
  if (status !== 401 && status !== 403 && !isFailure) return undefined;
  return explainBy(CERTIFICATE_REFUSALS, answer, route, "certificate", blockedBy);
}

/** Answers of API Gateway have a request's id, those of the balancer itself name the balancer. */
function isByBalancer({ headers }: ApiAnswer): boolean {
  return headers["x-amzn-requestid"] === undefined && /^awselb\//.test(String(headers.server));
}
