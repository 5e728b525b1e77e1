import { attribute, type Synthesized } from "../../support/synth";
import { allOf, EC2, FARGATE, providerOf } from "./provider-file";

const HTTPS = { from_port: 443, to_port: 443, ip_protocol: "tcp" };
const PORT = { from_port: 8443, to_port: 8443, ip_protocol: "tcp" };

/** The rules into or out of a group, by the other side. */
function rulesOf(stack: Synthesized, direction: "ingress" | "egress", group: string) {
  const rules = Object.values(allOf(stack, `aws_vpc_security_group_${direction}_rule`));
  return rules.filter(({ security_group_id: id }) => id === `\${aws_security_group.${group}.id}`);
}

const prefixes = (service: string) => ({
  prefix_list_id: `\${data.aws_ec2_managed_prefix_list.${service}.id}`,
});
const other = (group: string) => ({ referenced_security_group_id: `\${aws_security_group.${group}.id}` });

describe.each([
  ["fargate", { ...FARGATE, table: true }],
  ["ec2", { ...EC2, table: true }],
])("the network of servers on %s", (type, compute) => {
  const stack = providerOf({ compute, service: { port: 8443 } });

  test("has no way to or from the internet", () => {
    expect(stack.addresses.join(" ")).not.toMatch(/internet_gateway|nat_gateway|aws_eip|aws_route\./);
    expect(attribute(stack, "aws_default_route_table.main", "route")).toEqual([]);
    expect(stack.text).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
  });

  test("has a subnet for the balancer and the endpoints and one for servers in each zone, by its id", () => {
    const subnets = Object.entries(allOf(stack, "aws_subnet")).map(([name, subnet]) => [
      name,
      subnet.availability_zone_id,
      subnet.cidr_block,
    ]);
    expect(subnets).toEqual([
      ["endpoint_az1", "euw1-az1", "10.5.0.0/26"],
      ["endpoint_az2", "euw1-az2", "10.5.0.64/26"],
      ["server_az1", "euw1-az1", "10.5.2.0/26"],
      ["server_az2", "euw1-az2", "10.5.2.64/26"],
    ]);
  });

  test("lets nothing into the balancer, which PrivateLink enters without being asked", () => {
    expect(rulesOf(stack, "ingress", "balancer")).toEqual([]);
    expect(stack.json.resource.aws_lb?.service).toMatchObject({
      load_balancer_type: "network",
      internal: true,
      security_groups: ["${aws_security_group.balancer.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
      enable_cross_zone_load_balancing: true,
      subnets: ["${aws_subnet.endpoint_az1.id}", "${aws_subnet.endpoint_az2.id}"],
    });
    for (const group of Object.values(allOf(stack, "aws_security_group")))
      for (const inline of ["ingress", "egress"]) expect(group).not.toHaveProperty(inline);
  });

  test("lets the balancer out to the servers, on their port, and nobody else into them", () => {
    expect(rulesOf(stack, "egress", "balancer")).toEqual([
      expect.objectContaining({ ...PORT, ...other("servers") }),
    ]);
    expect(rulesOf(stack, "ingress", "servers")).toEqual([
      expect.objectContaining({ ...PORT, ...other("balancer") }),
    ]);
  });

  test("lets servers out to endpoints alone, and nobody else into those", () => {
    expect(rulesOf(stack, "egress", "servers")).toEqual([
      expect.objectContaining({ ...HTTPS, ...prefixes("dynamodb") }),
      expect.objectContaining({ ...HTTPS, ...other("endpoints") }),
      expect.objectContaining({ ...HTTPS, ...prefixes("s3") }),
    ]);
    expect(rulesOf(stack, "egress", "endpoints")).toEqual([]);
    expect(rulesOf(stack, "ingress", "endpoints")).toEqual([
      expect.objectContaining({ ...HTTPS, ...other("servers") }),
    ]);
  });

  test("has the endpoints that the servers need, each with a policy of its own", () => {
    const endpoints = allOf(stack, "aws_vpc_endpoint");
    expect(Object.keys(endpoints)).toEqual(
      type === "fargate"
        ? ["dynamodb", "ecr_api", "ecr_dkr", "logs", "s3"]
        : ["dynamodb", "logs", "s3", "ssm", "ssmmessages"],
    );
    for (const endpoint of Object.values(endpoints)) {
      expect(JSON.parse(String(endpoint.policy)).Statement.length).toBeGreaterThan(0);
      if (endpoint.vpc_endpoint_type === "Gateway")
        expect(endpoint.route_table_ids).toEqual(["${aws_default_route_table.main.id}"]);
      else expect(endpoint).toMatchObject({ private_dns_enabled: true, security_group_ids: [group] });
    }
  });

  const group = "${aws_security_group.endpoints.id}";

  test("reaches DynamoDB only for a service with a table", () => {
    const { table: _, ...without } = compute;
    expect(providerOf({ compute: without }).text).not.toContain("dynamodb");
  });

  test("is there, with all its endpoints and rules, before a server starts", () => {
    const waiting = type === "fargate" ? "aws_ecs_service.service" : "aws_autoscaling_group.service";
    const ways = stack.addresses.filter((address) =>
      /^aws_(vpc_endpoint|vpc_security_group_.*_rule|lb_listener|dynamodb_table)\./.test(address),
    );
    expect(ways.length).toBeGreaterThan(10);
    expect(attribute(stack, waiting, "depends_on")).toEqual(expect.arrayContaining(ways));
  });
});

describe("the balancer", () => {
  const targetsOf = (compute: Readonly<Record<string, unknown>>, service: object = {}) =>
    providerOf({ compute, service }).json.resource.aws_lb_target_group?.service;

  test.each([
    ["tasks, by their addresses", FARGATE, "ip"],
    ["instances, by their ids", EC2, "instance"],
  ])("passes TCP on to %s, and shows them its own addresses", (_, compute, target_type) => {
    expect(targetsOf(compute)).toMatchObject({
      target_type,
      protocol: "TCP",
      port: 8080,
      preserve_client_ip: "false",
      deregistration_delay: "60",
    });
  });

  test.each([
    ["HTTP", {}],
    ["HTTPS", { tls: true }],
  ])("asks for the servers' health over %s", (protocol, service) => {
    expect(targetsOf(FARGATE, service)?.health_check).toMatchObject({
      protocol,
      path: "/healthz",
      matcher: "200-399",
    });
  });

  test("listens on the service's port, and has a new target group before the old one goes", () => {
    const stack = providerOf({ compute: FARGATE, service: { port: 9000 } });
    expect(stack.json.resource.aws_lb_listener?.service).toMatchObject({ protocol: "TCP", port: 9000 });
    expect(stack.json.resource.aws_lb_target_group?.service).toMatchObject({
      name_prefix: "nlb-",
      lifecycle: { create_before_destroy: true },
    });
  });
});
