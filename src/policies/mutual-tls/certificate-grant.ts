import type { GrantedCertificate } from "../../model/mutual-tls/granted-certificate";
import { type Route, routePattern } from "../../model/routes/route";
import { closeOthers } from "../rest-api/closing";
import { closedPatterns } from "../rest-api/deny-routes";

/** The grant to holders of certificates as the authorizer gives it: the ends of execute-api ARNs, after the stage. */
export interface CertificateGrant extends GrantedCertificate {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/**
 * The complete answer of an authorizer about a certificate: what was granted is allowed, every other route denied, however a request
 * spells it. The API's policy allows the one endpoint that all calls come through whatever anyone was granted, and API Gateway lets
 * a call pass where that allows and an authorizer is silent.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function certificateGrant(
  { subjects, serials }: GrantedCertificate,
  granted: readonly Route[],
  offered: readonly Route[],
): CertificateGrant {
  return {
    subjects,
    ...(serials && { serials }),
    allow: granted.map(routePattern),
    deny: closedPatterns(closeOthers(granted, offered)),
  };
}
