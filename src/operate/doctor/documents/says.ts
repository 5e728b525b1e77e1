import { evaluate, type PolicyRequest } from "../../../access/evaluation/policy/evaluate";
import type { ReadDocument } from "../../../access/evaluation/policy/read-document";
import { accountOf, apiArn } from "../../../model/aws/arn";
import { callingRoleArn } from "../../../model/consumer";
import { samplePath } from "../../../model/routes/routing";
import type { PolicyKind } from "../../../policies/document-ref";
import type { ExaminedCall } from "../examined-call";

/** What a live document says about a request; `unclear` if it has parts that are not understood. */
export type Says = "allow" | "deny" | "silent" | "unclear";

export function says(kind: PolicyKind, document: ReadDocument, request: PolicyRequest): Says {
  try {
    return evaluate(kind, document, request).effect;
  } catch {
    return "unclear";
  }
}

/** A call as the policies see it. @param endpointId absent = over the internet */
export function invocationOf(
  { client, use, route }: ExaminedCall,
  apiId: string,
  endpointId: string | undefined,
): PolicyRequest {
  const signer = use.auth === "iam" ? callingRoleArn(client) : undefined;
  return {
    action: "execute-api:Invoke",
    resource: `${apiArn({ ...use, apiId })}/${use.stage}/${route.method}${samplePath(route)}`,
    account: signer && accountOf(signer),
    context: {
      ...(signer && { "aws:PrincipalArn": signer, "aws:PrincipalAccount": accountOf(signer) }),
      "aws:SourceVpce": endpointId,
    },
  };
}
