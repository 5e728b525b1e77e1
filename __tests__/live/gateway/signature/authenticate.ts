import { expiredToken, invalidSignature, type Refusal, unknownKey } from "../execute-api/refusal";
import { headerValues, type ReceivedRequest } from "./canonical-request";
import type { Session, Sessions } from "./sessions";
import { claimOf, signatureProblem, type Verifier } from "./verify-signature";

/** The caller of a request, or why there is none; neither = the request is anonymous. */
export interface Authentication {
  readonly caller?: Session;
  readonly refusal?: Refusal;
}

/** Finds out who signed a request, by the session of the access key. */
export function authenticate(
  request: ReceivedRequest,
  sessions: Sessions,
  verifier: Verifier,
): Authentication {
  const claim = claimOf(request);
  if (claim === undefined) return {};
  const caller = sessions.of(claim.accessKeyId);
  if (caller?.sessionToken !== headerValues(request.headers, "x-amz-security-token") || caller === undefined)
    return { refusal: unknownKey };
  if (verifier.now >= caller.expiresAt.getTime()) return { refusal: expiredToken };
  const problem = signatureProblem(request, claim, caller.secretAccessKey, verifier);
  return problem === undefined ? { caller } : { refusal: invalidSignature(problem) };
}
