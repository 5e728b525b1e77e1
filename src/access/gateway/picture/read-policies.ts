import { CALL_KEYS } from "../../evaluation/policy/context";
import type { ReadDocument } from "../../evaluation/policy/read-document";
import { understand } from "../../evaluation/policy/understand";
import { homeOf } from "../../network/stack/aws-provider";
import { referent, textOf } from "../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../network/stack/stack-json";
import type { RolePolicy } from "./gateway";
import { sampleArn } from "./sample-arn";

/** The inline policies that a gateway's stack gives to roles, by the role's name. */
export function rolePolicies(stack: Stack): ReadonlyMap<string, readonly RolePolicy[]> {
  const policies = new Map<string, RolePolicy[]>();
  for (const resource of ofType(stack, "aws_iam_role_policy")) {
    const role = roleName(stack, resource) ?? "";
    const policy = { address: resource.address, ...documentOf(stack, resource) };
    const others = policies.get(role);
    if (others) others.push(policy);
    else policies.set(role, [policy]);
  }
  return policies;
}

/** Terraform's id of a role is its name. */
function roleName(stack: Stack, { attributes: { role } }: Resource): string | undefined {
  const made = stack.resources.get(referent(stack, role) ?? "");
  return textOf(stack, made?.type === "aws_iam_role" ? made.attributes.name : role);
}

/** A document that is not understood is named: nothing is guessed of it. */
function documentOf(stack: Stack, { attributes }: Resource): Pick<RolePolicy, "document" | "problem"> {
  try {
    const document = JSON.parse(withSamples(stack, textOf(stack, attributes.policy) ?? "")) as ReadDocument;
    understand("identity-policy", document, CALL_KEYS);
    return { document };
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** A sample stands where Terraform fills in the id or the ARN of the API. */
function withSamples(stack: Stack, text: string): string {
  const [api] = ofType(stack, "aws_apigatewayv2_api");
  const { account = "", region = "" } = homeOf(stack);
  const arn = sampleArn({ account, region });
  return text
    .replaceAll(`\${${api?.address}.execution_arn}`, arn)
    .replaceAll(`\${${api?.address}.id}`, arn.slice(arn.lastIndexOf(":") + 1))
    .replace(/arn:aws[a-z-]*:execute-api/g, "arn:aws:execute-api");
}
