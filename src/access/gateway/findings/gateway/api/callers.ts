import { statementsOf } from "../../../../evaluation/policy/read-document";
import { type Finding, fact, listed, problem, shown, unless } from "../../../../network/finding";
import { noOther } from "../../../../network/held/only";
import { homeOf } from "../../../../network/stack/aws-provider";
import { textOf } from "../../../../network/stack/reference";
import { ofType, type Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations } from "../../../expectations/gateway-expectations";
import type { RolePolicy } from "../../../picture/gateway";
import { rolePolicies } from "../../../picture/read-policies";
import { sampleArn } from "../../../picture/sample-arn";
import { keepWarmPolicies } from "../keep-warm/role";

const TYPE = "aws_iam_role_policy";

/**
 * The most characters of all inline policies of a role together, of which others may take their part.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const ROLE_POLICIES_QUOTA = 10_240;

/**
 * The policies of the roles that may call: one in each role of the file, and none in another but that of `keepWarm`. What they allow is
 * decided by calls.
 */
export function callerFindings(
  stack: Stack,
  { access, keepWarm }: Pick<GatewayExpectations, "access" | "keepWarm">,
): readonly Finding[] {
  const own = keepWarm ? keepWarmPolicies(stack).map(({ address }) => address) : [];
  if (access.kind !== "iam")
    return noOther(stack, TYPE, own, "gives a role rights that the file does not give");
  const policies = ofType(stack, TYPE).filter(({ address }) => !own.includes(address));
  const wanted = Object.values(access.callers).map(({ roleName }) => roleName);
  const actual = policies.map(({ attributes }) => shown(textOf(stack, attributes.role)));
  const names = new Set<string>();
  const wrong = [
    ...unless(
      [...wanted].sort().join() === [...actual].sort().join(),
      stack,
      `expected a policy in each of ${listed(wanted)}, got them in ${listed(actual)}`,
    ),
    ...[...rolePolicies(stack).values()]
      .flat()
      .filter(({ address }) => !own.includes(address))
      .flatMap((policy) => aboutTheApi(stack, policy)),
    ...policies.flatMap(({ address, attributes }) => {
      const name = `${shown(textOf(stack, attributes.role))}/${shown(textOf(stack, attributes.name))}`;
      const isTaken = names.has(name);
      names.add(name);
      return isTaken ? [problem(stack, `${address} overwrites another policy ${name}`)] : [];
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${listed(wanted)} have policies of the gateway's; other roles call if their own policies let them`,
    ),
  ];
}

/** A policy of the gateway's is about calls of the gateway, and about nothing else of its role. */
function aboutTheApi(stack: Stack, { address, document, problem: why }: RolePolicy): readonly Finding[] {
  if (document === undefined)
    return [
      problem(stack, `expected ${address} with a policy that the proof understands, got ${shown(why)}`),
    ];
  const { account = "", region = "" } = homeOf(stack);
  const own = `${sampleArn({ account, region })}/$default/`;
  const size = JSON.stringify(document).length;
  const tooLong = unless(
    size <= ROLE_POLICIES_QUOTA,
    stack,
    `expected ${address} to have at most ${ROLE_POLICIES_QUOTA} characters, got ${size}; grant it fewer routes, or wider ones`,
  );
  const others = statementsOf(document).flatMap(({ Sid, Action, Resource }) => {
    const [actions, resources] = [Action, Resource].map((one) =>
      (Array.isArray(one) ? one : [one]).map(String),
    );
    const isOwn = actions?.join() === "execute-api:Invoke" && resources?.every((one) => one.startsWith(own));
    return unless(
      isOwn === true,
      stack,
      `expected ${address} to be about calls of the gateway only, got ${shown(Sid)} about more`,
    );
  });
  return [...tooLong, ...others];
}
