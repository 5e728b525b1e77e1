import { type Json, listOf } from "../../../../../src/access/network/stack/stack-json";
import {
  type Mutant,
  mutant,
  others,
  type Path,
  type Place,
  placesOf,
  replacedOnce,
  type Stacks,
} from "../mutant";

const GROUP = "sg-0fffffffffffffff1";
const SUBNET = "subnet-0fffffffffffffff1";

/** The balancer of front doors entered otherwise, and led elsewhere. */
export function linkPartMutants(stacks: Stacks): readonly Mutant[] {
  const each = (type: string, of: (stacks: Stacks, place: Place) => readonly Mutant[]) =>
    placesOf(stacks, type).flatMap((place) => [
      mutant(stacks, "part of the link dropped", place.path, undefined),
      mutant(stacks, "part of the link added", [...place.path.slice(0, -1), "second"], place.attributes),
      ...of(stacks, place),
    ]);
  return [
    ...each("aws_lb", balancer),
    ...each("aws_lb_listener", listener),
    ...each("aws_lb_target_group", targetGroup),
    ...each("aws_lb_target_group_attachment", target),
    ...each("aws_api_gateway_vpc_link", link),
    ...Object.keys(stacks).flatMap((stackId) => added(stacks, stackId)),
  ];
}

const changes = (
  stacks: Stacks,
  kind: string,
  path: Path,
  to: Readonly<Record<string, readonly (Json | undefined)[]>>,
) =>
  Object.entries(to).flatMap(([name, values]) =>
    values.map((value) => mutant(stacks, kind, [...path, name], value)),
  );

function balancer(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const groups = [...others(stacks, place, "aws_security_group"), GROUP];
  const subnets = [...others(stacks, place, "aws_subnet"), SUBNET];
  const [group = ""] = listOf(attributes.security_groups).map(String);
  const rule = (name: string, block: string) =>
    mutant(
      stacks,
      "balancer's group opened",
      [place.stackId, "resource", `aws_vpc_security_group_${name}_rule`, "planted"],
      {
        provider: `aws.${place.stackId}`,
        security_group_id: group,
        cidr_ipv4: block,
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
      },
    );
  return [
    ...changes(stacks, "balancer opened", path, {
      internal: [false, undefined],
      load_balancer_type: ["application", "gateway", undefined],
      enforce_security_group_inbound_rules_on_private_link_traffic: ["on", undefined],
      enable_cross_zone_load_balancing: [false, undefined],
      subnet_mapping: [[{ subnet_id: SUBNET, allocation_id: "eipalloc-1" }]],
      ip_address_type: ["dualstack"],
      dns_record_client_routing_policy: ["any_availability_zone"],
    }),
    ...["ingress", "egress"].flatMap((name) =>
      ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16"].map((block) => rule(name, block)),
    ),
    ...replacedOnce(attributes.security_groups, groups).map((to) =>
      mutant(stacks, "balancer's group replaced", [...path, "security_groups"], to),
    ),
    ...[[], undefined, ...groups.filter((one) => one !== group).map((one) => [group, one])].map((to) =>
      mutant(stacks, "balancer's group replaced", [...path, "security_groups"], to),
    ),
    ...replacedOnce(attributes.subnets, subnets).map((to) =>
      mutant(stacks, "balancer's subnet replaced", [...path, "subnets"], to),
    ),
    ...subnets
      .filter((one) => !listOf(attributes.subnets).includes(one))
      .map((one) =>
        mutant(stacks, "balancer's subnet added", [...path, "subnets"], [...listOf(attributes.subnets), one]),
      ),
  ];
}

function listener(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const action = listOf(attributes.default_action)[0] ?? {};
  return changes(stacks, "listener changed", path, {
    protocol: ["TLS", "UDP", "TCP_UDP", undefined],
    port: [80, undefined],
    certificate_arn: ["arn:aws:acm:eu-west-1:999999999999:certificate/theirs"],
    load_balancer_arn: ["arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/net/theirs/1"],
    default_action: [
      [],
      [action, action],
      [{ type: "redirect" }],
      [
        {
          type: "forward",
          target_group_arn: "arn:aws:elasticloadbalancing:eu-west-1:999999999999:targetgroup/t/1",
        },
      ],
      [{ ...(action as object), forward: [{ target_group: [] }] }],
    ],
  });
}

function targetGroup(stacks: Stacks, { path }: Place): readonly Mutant[] {
  return changes(stacks, "targets changed", path, {
    target_type: ["instance", "lambda", "alb", undefined],
    protocol: ["TLS", "UDP", undefined],
    port: [80, undefined],
    vpc_id: ["vpc-0fffffffffffffff1", undefined],
    health_check: [{ protocol: "HTTP" }, { protocol: "TCP", port: 80 }, undefined],
    proxy_protocol_v2: [true],
    preserve_client_ip: [true],
  });
}

function target(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  return [
    ...changes(stacks, "target changed", path, {
      target_id: ["10.1.0.9", "10.1.128.9", "203.0.113.7", "i-0fffffffffffffff1", undefined],
      target_group_arn: ["arn:aws:elasticloadbalancing:eu-west-1:999999999999:targetgroup/t/1", undefined],
      port: [80],
      availability_zone: ["all"],
    }),
    mutant(stacks, "target added", [...path.slice(0, -1), "third"], {
      ...attributes,
      target_id: "10.1.128.9",
    }),
  ];
}

function link(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const theirs = "arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/net/theirs/1";
  return changes(stacks, "link led elsewhere", path, {
    target_arns: [[theirs], [...listOf(attributes.target_arns), theirs], [], undefined],
  });
}

/** Parts of a link in a stack whose file has no front door, or one more. */
function added(stacks: Stacks, stackId: string): readonly Mutant[] {
  const parts: Readonly<Record<string, Json>> = {
    aws_lb: { internal: true, load_balancer_type: "network" },
    aws_lb_listener: { port: 443, protocol: "TCP" },
    aws_lb_target_group: { port: 443, protocol: "TCP" },
    aws_lb_target_group_attachment: { target_id: "10.1.0.4" },
    aws_api_gateway_vpc_link: { target_arns: [] },
    aws_lb_listener_rule: {},
    aws_lb_trust_store: {},
    aws_api_gateway_rest_api: { body: "{}" },
    aws_api_gateway_stage: { stage_name: "more" },
    aws_api_gateway_deployment: {},
    aws_api_gateway_method_settings: { method_path: "*/*" },
    aws_api_gateway_rest_api_policy: { policy: "{}" },
  };
  return Object.entries(parts).map(([type, attributes]) =>
    mutant(stacks, "part of a door added", [stackId, "resource", type, "more"], {
      provider: `aws.${stackId}`,
      ...(attributes as object),
    }),
  );
}
