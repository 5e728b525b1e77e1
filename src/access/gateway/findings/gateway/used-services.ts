import { type Finding, fact, listed, problem, shown, unless } from "../../../network/finding";
import { endpointsOf } from "../../../network/stack/endpoint";
import { referent, textOf } from "../../../network/stack/reference";
import {
  entriesOf,
  listOf,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../../../network/stack/stack-json";
import type { GatewayExpectations, UseExpectations } from "../../expectations/gateway-expectations";
import { having, of } from "../shared/having";
import { noOther } from "../shared/only";
import { zonesOf } from "../shared/zones";
import type { GatewayParts } from "./parts";

/** The resources of one use. */
interface UsedService {
  readonly rule: Resource;
  readonly targets: Resource;
  readonly endpoint: Resource;
}

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
    return { used: part, findings: findingsOf(stack, parts, { name, use, zoneIds: expected.zoneIds }, part) };
  });
  const used = found.flatMap((one) => one.used ?? []);
  const ids = entriesOf(stack, "endpoint_ids");
  return [
    ...found.flatMap(({ findings }) => findings),
    ...noOther(
      stack,
      "aws_lb_listener_rule",
      used.map(({ rule }) => rule.address),
      "is a rule of no use",
    ),
    ...noOther(
      stack,
      "aws_lb_target_group",
      used.map(({ targets }) => targets.address),
      "is of no use",
    ),
    ...noOther(
      stack,
      "aws_vpc_endpoint",
      used.map(({ endpoint }) => endpoint.address),
      "is of no use",
    ),
    ...samePriorities(stack),
    ...Object.keys(ids)
      .filter((name) => expected.uses[name] === undefined)
      .map((name) => problem(stack, `the output endpoint_ids has ${name}; expected the file's uses only`)),
  ];
}

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

interface NamedUse {
  readonly name: string;
  readonly use: UseExpectations;
  readonly zoneIds: readonly string[];
}

function findingsOf(
  stack: Stack,
  { listener }: GatewayParts,
  { name, use, zoneIds }: NamedUse,
  { rule, targets, endpoint }: UsedService,
): readonly Finding[] {
  const protocol = use.tls ? "HTTPS" : "HTTP";
  const vpc = shown(referent(stack, endpoint.attributes.vpc_id));
  const pinned = endpointsOf(stack).find(({ address }) => address === endpoint.address)?.pinned ?? [];
  const addresses = pinned.map(({ ipv4 }) => shown(ipv4)).sort();
  const zones = zonesOf(
    stack,
    pinned.map(({ subnet }) => shown(subnet)),
  );
  const wanted = [...zoneIds].sort();
  const wrong = [
    ...having(stack, rule, {
      listener_arn: of(listener.address, "arn"),
      condition: { http_header: { http_header_name: "x-crosslink-service", values: [name] } },
      action: { type: "forward", target_group_arn: of(targets.address, "arn") },
      lifecycle: { replace_triggered_by: [`${targets.address}.id`] },
    }),
    ...having(stack, targets, {
      ...{ target_type: "ip", protocol, port: use.port, vpc_id: of(vpc) },
      ...{ deregistration_delay: 30, health_check: { ...HEALTH, protocol, path: use.healthPath } },
    }),
    ...having(stack, endpoint, { vpc_endpoint_type: "Interface", private_dns_enabled: false }),
    ...unless(
      zones.join() === wanted.join(),
      stack,
      `expected ${endpoint.address} in ${listed(wanted)}, got ${listed(zones)}`,
    ),
    ...attached(stack, targets.address, addresses, endpoint.address),
  ];
  if (wrong.length > 0) return wrong;
  const text = `${rule.address} sends calls of ${name} to ${listed(addresses)}, the addresses of ${endpoint.address}, on ${use.port}`;
  return [fact(stack, text)];
}

/** A service that calls take seconds of is not taken out by one failure. */
const HEALTH = {
  matcher: "200-399",
  interval: 10,
  timeout: 5,
  healthy_threshold: 2,
  unhealthy_threshold: 3,
};

function attached(
  stack: Stack,
  targets: string,
  addresses: readonly string[],
  endpoint: string,
): readonly Finding[] {
  const attachments = attachmentsByGroup(stack).get(targets) ?? [];
  const actual = attachments.map(({ attributes }) => shown(textOf(stack, attributes.target_id))).sort();
  return unless(
    actual.join() === addresses.join(),
    stack,
    `expected ${targets} to have the addresses of ${endpoint} (${listed(addresses)}), got ${listed(actual)}`,
  );
}

const ATTACHMENTS = new WeakMap<Stack, ReadonlyMap<string, readonly Resource[]>>();

/** The attachments of a stack by target group; found once for all uses. */
function attachmentsByGroup(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
  const known = ATTACHMENTS.get(stack);
  if (known) return known;
  const groups = new Map<string, Resource[]>();
  for (const one of ofType(stack, "aws_lb_target_group_attachment")) {
    const group = shown(referent(stack, one.attributes.target_group_arn, "arn"));
    const others = groups.get(group);
    if (others) others.push(one);
    else groups.set(group, [one]);
  }
  ATTACHMENTS.set(stack, groups);
  return groups;
}

/** AWS refuses two rules of a listener with one priority. */
function samePriorities(stack: Stack): readonly Finding[] {
  const rules = new Map<string, string>();
  return ofType(stack, "aws_lb_listener_rule").flatMap(({ address, attributes: { priority } }) => {
    const other = rules.get(shown(priority));
    rules.set(shown(priority), address);
    const isNumber = typeof priority === "number" && priority >= 1 && priority <= 50_000;
    return [
      ...unless(
        isNumber,
        stack,
        `expected ${address} with a priority from 1 to 50000, got ${shown(priority)}`,
      ),
      ...unless(
        other === undefined,
        stack,
        `expected ${address} with a priority of its own, got that of ${other}`,
      ),
    ];
  });
}
