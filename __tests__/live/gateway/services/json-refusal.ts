import type { HttpAnswer, Refusal } from "../execute-api/refusal";
import type { Denial, PolicyQuery } from "../policies/policy-query";

/** A problem with the caller's signature. */
export function notAuthenticated({ type, body }: Refusal): HttpAnswer {
  return error(type, "message" in body ? String(body.message) : "");
}

/**
 * An endpoint's policy that does not allow a call.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function notAllowed({ caller, action, resource }: PolicyQuery, { isExplicit }: Denial): HttpAnswer {
  const because = isExplicit
    ? "with an explicit deny in a VPC endpoint policy"
    : `because no VPC endpoint policy allows the ${action} action`;
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
