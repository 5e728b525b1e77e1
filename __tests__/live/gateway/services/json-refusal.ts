import type { HttpAnswer, Refusal } from "../execute-api/refusal";
import type { Denial, PolicyQuery } from "../policies/policy-query";

/** A problem with the caller's signature. */
export function notAuthenticated({ type, body }: Refusal): HttpAnswer {
  return error(type, "message" in body ? String(body.message) : "");
}

/**
 * A policy that does not allow a call: that of an endpoint, or the caller's own.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function notAllowed(
  { caller, action, resource }: PolicyQuery,
  { by, isExplicit }: Denial,
): HttpAnswer {
  const policy = by.startsWith("identity policy") ? "identity-based policy" : "VPC endpoint policy";
  const because = isExplicit
    ? `with an explicit deny in ${policy === "VPC endpoint policy" ? "a" : "an"} ${policy}`
    : `because no ${policy} allows the ${action} action`;
  const said = `User: ${caller?.arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  return error("AccessDeniedException", said);
}

function error(type: string, message: string): HttpAnswer {
  return {
    status: 400,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: Buffer.from(JSON.stringify({ __type: type, message })),
  };
}
