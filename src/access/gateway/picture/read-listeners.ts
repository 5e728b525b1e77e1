import { shown } from "../../network/finding";
import { referent, referents, textOf } from "../../network/stack/reference";
import {
  type Json,
  listOf,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../../network/stack/stack-json";
import type { Action, Condition, Listener, ListenerRule, Targets } from "./gateway";

/** The listeners of a stack's application balancers with their rules, by address. */
export function listenersOf(stack: Stack): ReadonlyMap<string, Listener> {
  const targets = targetsOf(stack);
  const rules = rulesByListener(stack, targets);
  return new Map(
    ofType(stack, "aws_lb_listener").map(({ address, attributes }) => [
      address,
      {
        address,
        traffic: `tcp ${shown(attributes.port)}`,
        balancer: balancerOf(stack, attributes.load_balancer_arn),
        rules: rules.get(address) ?? [],
        fallback: actionOf(stack, attributes.default_action, targets),
      },
    ]),
  );
}

function balancerOf(stack: Stack, arn: Json | undefined) {
  const address = shown(referent(stack, arn, "arn"));
  const groups = referents(stack, stack.resources.get(address)?.attributes.security_groups);
  return { address, groups };
}

function rulesByListener(
  stack: Stack,
  targets: ReadonlyMap<string, Targets>,
): ReadonlyMap<string, readonly ListenerRule[]> {
  const rules = new Map<string, ListenerRule[]>();
  const inOrder = [...ofType(stack, "aws_lb_listener_rule")].sort(
    (one, other) => Number(one.attributes.priority) - Number(other.attributes.priority),
  );
  for (const { address, attributes } of inOrder) {
    const listener = referent(stack, attributes.listener_arn, "arn") ?? "";
    const rule = {
      address,
      conditions: listOf(attributes.condition).map((one) => conditionOf(stack, one)),
      action: actionOf(stack, attributes.action, targets),
    };
    const others = rules.get(listener);
    if (others) others.push(rule);
    else rules.set(listener, [rule]);
  }
  return rules;
}

function conditionOf(stack: Stack, condition: Json): Condition {
  const { http_header, ...others } = objectOf(condition);
  const { http_header_name, values } = objectOf(http_header);
  const name = textOf(stack, http_header_name);
  if (name === undefined || Object.keys(others).length > 0)
    return { kind: "unknown", text: shown(condition) };
  return { kind: "header", name, values: listOf(values).map((value) => shown(textOf(stack, value))) };
}

function actionOf(stack: Stack, actions: Json | undefined, targets: ReadonlyMap<string, Targets>): Action {
  const { type, target_group_arn, fixed_response } = objectOf(actions);
  const group = targets.get(referent(stack, target_group_arn, "arn") ?? "");
  if (type === "forward" && group) return { kind: "forward", targets: group };
  if (type === "fixed-response")
    return { kind: "answer", status: shown(objectOf(fixed_response).status_code) };
  return { kind: "unknown", text: `it does ${shown(actions)}` };
}

function targetsOf(stack: Stack): ReadonlyMap<string, Targets> {
  const addresses = new Map<string, string[]>();
  for (const { attributes } of ofType(stack, "aws_lb_target_group_attachment")) {
    const group = referent(stack, attributes.target_group_arn, "arn") ?? "";
    const target = shown(textOf(stack, attributes.target_id));
    const others = addresses.get(group);
    if (others) others.push(target);
    else addresses.set(group, [target]);
  }
  const targets = ({ address, attributes }: Resource): Targets => ({
    address,
    addresses: addresses.get(address) ?? [],
    traffic: `tcp ${shown(attributes.port)}`,
  });
  return new Map(ofType(stack, "aws_lb_target_group").map((group) => [group.address, targets(group)]));
}
