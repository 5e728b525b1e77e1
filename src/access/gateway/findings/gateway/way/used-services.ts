import { type Finding, listed, problem, shown, unless } from "../../../../network/finding";
import { noOther } from "../../../../network/held/only";
import { referent, textOf } from "../../../../network/stack/reference";
import {
  entriesOf,
  listOf,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../../../../network/stack/stack-json";
import type { GatewayExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";
import { rulePriorities } from "./rule-priorities";
import { type UsedService, usedService } from "./used-service";

/** The way from the balancer to each service: one rule, one target group, one endpoint at those addresses; and no other of them. */
export function usedServices(
  stack: Stack,
  parts: GatewayParts,
  expected: GatewayExpectations,
): readonly Finding[] {
  const rules = rulesByValue(stack);
  const found = Object.entries(expected.uses).map(([name, use]) => {
    const part = partsOf(stack, name, rules.get(name) ?? []);
    if ("findings" in part) return { used: undefined, findings: part.findings };
    return {
      used: part,
      findings: usedService(stack, parts, { name, use, zoneIds: expected.zoneIds }, part),
    };
  });
  const used = found.flatMap((one) => one.used ?? []);
  const ids = entriesOf(stack, "endpoint_ids");
  return [
    ...found.flatMap(({ findings }) => findings),
    ...(Object.entries(TYPES) as [keyof UsedService, string][]).flatMap(([part, type]) =>
      noOther(
        stack,
        type,
        used.map((one) => one[part].address),
        "is of no use",
      ),
    ),
    ...strayTargets(stack, used),
    ...rulePriorities(stack),
    ...Object.keys(ids)
      .filter((name) => expected.uses[name] === undefined)
      .map((name) => problem(stack, `the output endpoint_ids has ${name}; expected the file's uses only`)),
  ];
}

/** The type of each resource of a use. */
const TYPES: Readonly<Record<keyof UsedService, string>> = {
  rule: "aws_lb_listener_rule",
  targets: "aws_lb_target_group",
  endpoint: "aws_vpc_endpoint",
};

/** The rules by the values that they ask for. */
function rulesByValue(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
  const rules = new Map<string, Resource[]>();
  for (const rule of ofType(stack, "aws_lb_listener_rule")) {
    const conditions = listOf(rule.attributes.condition).map((one) => objectOf(objectOf(one).http_header));
    for (const value of conditions.flatMap(({ values }) => listOf(values))) {
      const text = shown(textOf(stack, value));
      rules.set(text, [...(rules.get(text) ?? []), rule]);
    }
  }
  return rules;
}

function partsOf(
  stack: Stack,
  name: string,
  [rule, ...others]: readonly Resource[],
): UsedService | { readonly findings: readonly Finding[] } {
  if (rule === undefined || others.length > 0) {
    const got = listed([rule, ...others].flatMap((one) => one?.address ?? []));
    return { findings: [problem(stack, `expected one rule of a listener for ${name}, got ${got}`)] };
  }
  const { target_group_arn } = objectOf(rule.attributes.action);
  const targets = stack.resources.get(referent(stack, target_group_arn, "arn") ?? "");
  const id = entriesOf(stack, "endpoint_ids")[name];
  const endpoint = stack.resources.get(referent(stack, id) ?? "");
  if (targets?.type !== "aws_lb_target_group")
    return {
      findings: [
        problem(
          stack,
          `expected ${rule.address} to forward to a target group, got ${shown(target_group_arn)}`,
        ),
      ],
    };
  if (endpoint?.type !== "aws_vpc_endpoint")
    return {
      findings: [
        problem(stack, `expected an endpoint as ${name} in the output endpoint_ids, got ${shown(id)}`),
      ],
    };
  return { rule, targets, endpoint };
}

/** A target in a group of no use would be one that nothing is known of. */
function strayTargets(stack: Stack, used: readonly UsedService[]): readonly Finding[] {
  const groups = new Set(used.map(({ targets }) => targets.address));
  return ofType(stack, "aws_lb_target_group_attachment").flatMap(({ address, attributes }) => {
    const group = referent(stack, attributes.target_group_arn, "arn") ?? "";
    return unless(
      groups.has(group),
      stack,
      `${address} is a target of ${shown(group)}; expected targets of uses only`,
    );
  });
}
