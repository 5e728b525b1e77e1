import { type Finding, fact, listed, problem, unless } from "../../../../network/finding";
import { allowsOnly } from "../../../../network/held/allows-only";
import { having } from "../../../../network/held/having";
import { noOther } from "../../../../network/held/only";
import { referent } from "../../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type {
  MadeComputeExpectations,
  ServiceExpectations,
} from "../../../expectations/service-expectations";
import { type RoleRights, roleRights } from "./rights";

const ROLE = "aws_iam_role";
const POLICY = "aws_iam_role_policy";

/** The role of a stack by its part of addresses. */
export function roleOf(stack: Stack, role: string): Resource | undefined {
  return stack.resources.get(`${ROLE}.${role}`);
}

/** The roles of the servers: each with the rights that the file's servers need, and no other role. */
export function roleFindings(
  stack: Stack,
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): readonly Finding[] {
  const rights = roleRights(expected, compute);
  const found = rights.map((one) => oneRole(stack, one));
  const wrong = [
    ...found.flatMap(({ findings }) => findings),
    ...noOther(
      stack,
      ROLE,
      found.flatMap(({ known }) => known),
      "is a role that no server of the file has",
    ),
    ...noOther(
      stack,
      POLICY,
      found.flatMap(({ known }) => known),
      "gives a role rights that the file does not give",
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${listed(found.flatMap(({ known }) => known[0] ?? []))} may do what the file's servers need, and nothing else`,
    ),
  ];
}

function oneRole(stack: Stack, { role, trusts, allows }: RoleRights) {
  const made = roleOf(stack, role);
  if (made === undefined)
    return { known: [], findings: [problem(stack, `expected the role ${ROLE}.${role}, got none`)] };
  const policies = ofType(stack, POLICY).filter(({ attributes }) =>
    isOf(stack, attributes.role, made.address),
  );
  const [policy] = policies;
  const findings = [
    ...allowsOnly(stack, made, "assume_role_policy", [trusts]),
    ...having(stack, made, { inline_policy: undefined, managed_policy_arns: undefined }),
    ...unless(
      policies.length === 1,
      stack,
      `expected one policy of ${made.address}, got ${listed(policies.map(({ address }) => address))}`,
    ),
    ...(policy ? allowsOnly(stack, policy, "policy", allows) : []),
  ];
  return { known: [made.address, ...policies.map(({ address }) => address)], findings };
}

/** Terraform's id of a role is its name. */
function isOf(stack: Stack, value: Resource["attributes"][string] | undefined, role: string): boolean {
  return referent(stack, value, "id") === role || referent(stack, value, "name") === role;
}
