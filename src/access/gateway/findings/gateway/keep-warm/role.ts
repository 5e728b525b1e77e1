import { partitionOf } from "../../../../../model/aws/partition";
import { type Finding, listed, unless } from "../../../../network/finding";
import { type Allowed, allowsOnly } from "../../../../network/held/allows-only";
import { having } from "../../../../network/held/having";
import { referent } from "../../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations, KeepWarmExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

/** The policies of roles that the stack makes. Terraform's id of a role is its name. */
export function keepWarmPolicies(stack: Stack): readonly Resource[] {
  return ofType(stack, "aws_iam_role_policy").filter(({ attributes }) => {
    const role = referent(stack, attributes.role, "id") ?? "";
    return stack.resources.get(role)?.type === "aws_iam_role";
  });
}

/** The function's role: Lambda alone takes it, and it may write its log and call the gateway's own route, and nothing else. */
export function roleFindings(
  stack: Stack,
  { api }: GatewayParts,
  role: Resource,
  expected: GatewayExpectations & { readonly keepWarm: KeepWarmExpectations },
): readonly Finding[] {
  const { name, rolePath, permissionsBoundary } = expected.keepWarm;
  const policies = keepWarmPolicies(stack);
  const allowed = [writesLog(expected, name), invokes(expected, api.address)];
  const wanted = [...policies].sort(byLog);
  return [
    ...having(stack, role, { name, path: rolePath, permissions_boundary: permissionsBoundary }),
    ...allowsOnly(stack, role, "assume_role_policy", [
      { actions: ["sts:AssumeRole"], principal: { Service: "lambda.amazonaws.com" } },
    ]),
    ...unless(
      policies.length === allowed.length,
      stack,
      `expected ${allowed.length} policies of ${role.address}, got ${listed(policies.map(({ address }) => address))}`,
    ),
    ...wanted.flatMap((policy, i) => allowsOnly(stack, policy, "policy", allowed.slice(i, i + 1))),
    ...unless(
      new Set(policies.map(({ attributes }) => attributes.name)).size === policies.length,
      stack,
      `expected policies of ${role.address} with names of their own, got one name twice`,
    ),
  ];
}

/** That of the log first. */
function byLog(one: Resource, other: Resource): number {
  const isLog = ({ attributes }: Resource) => Number(String(attributes.policy).includes("logs:"));
  return isLog(other) - isLog(one);
}

function writesLog({ account, region }: GatewayExpectations, name: string): Allowed {
  return {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resource: `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:/aws/lambda/${name}:*`,
  };
}

function invokes({ account, region }: GatewayExpectations, api: string): Allowed {
  const arn = `arn:${partitionOf(region)}:execute-api:${region}:${account}:\${${api}.id}`;
  return {
    actions: ["execute-api:Invoke"],
    resource: `${arn}/$default/GET/.crosslink/keep-warm`,
  };
}
