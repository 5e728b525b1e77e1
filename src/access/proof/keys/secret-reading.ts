import type { Place } from "../../../model/aws/arn";
import type { PolicyDocument } from "../../../policies/document";
import type { secretPolicyOf } from "../../../policies/document-ref";
import type { Caller, Step } from "../../evaluation/call";
import { decideBetween } from "../../evaluation/decide";
import type { RequestContext } from "../../evaluation/policy/context";
import { evaluate } from "../../evaluation/policy/evaluate";

/** A verdict on reading a secret. */
export interface Reading {
  readonly allowed: boolean;
  readonly decisive: Step;
}

/** The verdict of a secret's policy on a caller; the caller's own policy is taken to allow it. @param place the secret's */
export function readingOfSecret(
  place: Pick<Place, "account">,
  document: ReturnType<typeof secretPolicyOf>,
  policy: PolicyDocument | undefined,
  { arn, account }: Caller,
  context: RequestContext = {},
): Reading {
  const request = {
    account,
    action: "secretsmanager:GetSecretValue",
    resource: "*",
    context: { ...context, "aws:PrincipalArn": arn, "aws:PrincipalAccount": account },
  };
  const secret: Step = {
    document,
    ...(policy ? evaluate("secret-policy", policy, request) : { effect: "silent" }),
  };
  const identity: Step = { document, effect: "allow" };
  const { allowed } = decideBetween({ account }, place, secret, identity);
  return { allowed, decisive: secret };
}
