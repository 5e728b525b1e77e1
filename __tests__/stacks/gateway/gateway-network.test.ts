import { attribute } from "../../support/synth";
import { CERTIFICATE, gatewayWith, MORE, ofType, partyWith } from "./gateway-file";

const gateway = gatewayWith({});
const rulesOf = (stack: typeof gateway, direction: "ingress" | "egress") =>
  ofType(stack, `aws_vpc_security_group_${direction}_rule`).map(([name, rule]) => {
    expect(rule.ip_protocol).toBe("tcp");
    expect(rule.from_port).toBe(rule.to_port);
    expect(rule).not.toHaveProperty("cidr_ipv4");
    const group = (of: unknown) => /aws_security_group\.(\w+)\./.exec(String(of))?.[1];
    return `${name}: ${group(rule.security_group_id)} ${group(rule.referenced_security_group_id)} ${rule.from_port}`;
  });

describe("the network of a gateway", () => {
  test("lets each group reach the next one only, on its port", () => {
    expect(rulesOf(gateway, "egress")).toEqual([
      "balancer_to_endpoints_8080: balancer endpoints 8080",
      "balancer_to_endpoints_8443: balancer endpoints 8443",
      "link_to_balancer: link balancer 80",
    ]);
    expect(rulesOf(gateway, "ingress")).toEqual([
      "balancer_from_link: balancer link 80",
      "endpoints_from_balancer_8080: endpoints balancer 8080",
      "endpoints_from_balancer_8443: endpoints balancer 8443",
    ]);
    for (const [, group] of ofType(gateway, "aws_security_group")) {
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
  });

  test("has no way to or from the internet", () => {
    expect(gateway.addresses.join()).not.toMatch(/gateway_nat|nat_gateway|internet_gateway|aws_route\.|_eip/);
    expect(attribute(gateway, "aws_lb.gateway", "internal")).toBe(true);
  });

  /** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
  test("has groups whose descriptions EC2 takes", () => {
    for (const [, { description }] of ofType(gateway, "aws_security_group"))
      expect(description).toMatch(/^[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]{1,255}$/);
  });

  test("keeps the balancer and the link apart from the endpoints' subnets", () => {
    const subnets = ["${aws_subnet.balancer_az1.id}", "${aws_subnet.balancer_az2.id}"];
    expect(attribute(gateway, "aws_lb.gateway", "subnets")).toEqual(subnets);
    expect(attribute(gateway, "aws_apigatewayv2_vpc_link.gateway", "subnet_ids")).toEqual(subnets);
  });

  test("deletes a subnet that is left out once nothing is in it any more", () => {
    const subnets = ofType(gateway, "aws_subnet");
    expect(subnets.map(([name]) => name)).toEqual([
      "balancer_az1",
      "balancer_az2",
      "endpoint_az1",
      "endpoint_az2",
    ]);
    for (const [, { lifecycle }] of subnets) expect(lifecycle).toEqual({ create_before_destroy: true });
  });

  test("makes a new link before it deletes the old one, as links cannot be changed", () => {
    expect(gateway.json.resource.aws_apigatewayv2_vpc_link?.gateway).toMatchObject({
      lifecycle: { create_before_destroy: true },
      security_group_ids: ["${aws_security_group.link.id}"],
    });
  });
});

describe("the balancer of a gateway", () => {
  test("drops the headers that many servers take for those that the gateway overwrites", () => {
    expect(gateway.json.resource.aws_lb?.gateway).toMatchObject({
      load_balancer_type: "application",
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "strictest",
      security_groups: ["${aws_security_group.balancer.id}"],
    });
  });

  test("answers a request for no service itself", () => {
    expect(attribute(gateway, "aws_lb_listener.gateway", "default_action")).toMatchObject([
      { type: "fixed-response", fixed_response: { status_code: "404" } },
    ]);
  });

  test("leads to a service by the header's value alone", () => {
    for (const [name, rule] of ofType(gateway, "aws_lb_listener_rule"))
      expect(rule).toMatchObject({
        listener_arn: "${aws_lb_listener.gateway.arn}",
        condition: [{ http_header: { http_header_name: "x-crosslink-service", values: [name] } }],
        action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.${name}.arn}` }],
      });
    expect(ofType(gateway, "aws_lb_listener_rule").map(([name]) => name)).toEqual(["names", "todo"]);
  });

  test("speaks TLS with a certificate, on another port", () => {
    const verifying = gatewayWith({ alb: { certificateArn: CERTIFICATE, serverName: "alb.example.com" } });
    expect(verifying.json.resource.aws_lb_listener?.gateway).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      certificate_arn: CERTIFICATE,
      ssl_policy: expect.stringMatching(/TLS13-1-2/),
    });
    expect(rulesOf(verifying, "egress")).toContain("link_to_balancer: link balancer 443");
    expect(gateway.json.resource.aws_lb_listener?.gateway).toMatchObject({ port: 80, protocol: "HTTP" });
  });
});

describe("the way to a service", () => {
  test("is an endpoint with an address in each zone, and a target group of these addresses", () => {
    const addresses = (address: string) =>
      attribute(gateway, address, "subnet_configuration") as { ipv4: string; subnet_id: string }[];
    for (const [use, endpoint] of ofType(gateway, "aws_vpc_endpoint")) {
      expect(endpoint).toMatchObject({
        vpc_endpoint_type: "Interface",
        service_name: `\${local.${use}_endpoint_service_name}`,
        subnet_ids: ["${aws_subnet.endpoint_az1.id}", "${aws_subnet.endpoint_az2.id}"],
        security_group_ids: ["${aws_security_group.endpoints.id}"],
        private_dns_enabled: false,
      });
      const targets = ["az1", "az2"].map((zone) =>
        attribute(gateway, `aws_lb_target_group_attachment.${use}_${zone}`, "target_id"),
      );
      expect(targets).toEqual(addresses(`aws_vpc_endpoint.${use}`).map(({ ipv4 }) => ipv4));
    }
  });

  test("is as the service speaks: port, protocol and health", () => {
    expect(gateway.json.resource.aws_lb_target_group?.names).toMatchObject({
      target_type: "ip",
      port: 8443,
      protocol: "HTTPS",
      health_check: { path: "/health", protocol: "HTTPS", matcher: "200-399" },
    });
    expect(gateway.json.resource.aws_lb_target_group?.todo).toMatchObject({
      port: 8080,
      protocol: "HTTP",
      health_check: { path: "/healthz", protocol: "HTTP" },
    });
  });

  test("is not touched when another service is used", () => {
    const more = partyWith({ uses: MORE.uses }, MORE.providers);
    const types = [
      "aws_vpc_endpoint",
      "aws_lb_target_group",
      "aws_lb_target_group_attachment",
      "aws_lb_listener_rule",
      "aws_apigatewayv2_integration",
      "aws_apigatewayv2_route",
      "aws_subnet",
    ];
    for (const type of types) {
      const before = ofType(gateway, type);
      expect(before.length).toBeGreaterThan(1);
      const after = Object.fromEntries(ofType(more, type));
      for (const [name, resource] of before) expect(said(after[name])).toBe(said(resource));
    }
    expect(more.addresses).toEqual(expect.arrayContaining(["aws_vpc_endpoint.orders", ...gateway.addresses]));
  });

  test("has a rule of its own place, and each address once", () => {
    const more = partyWith({ uses: MORE.uses }, MORE.providers);
    const priorities = ofType(more, "aws_lb_listener_rule").map(([, { priority }]) => priority);
    const targets = ofType(more, "aws_lb_target_group_attachment").map(([, { target_id }]) => target_id);
    expect(priorities).toHaveLength(3);
    expect(new Set(priorities).size).toBe(3);
    expect(new Set(targets).size).toBe(6);
  });

  test("leaves its rule before its target group is replaced", () => {
    expect(attribute(gateway, "aws_lb_listener_rule.todo", "lifecycle")).toEqual({
      replace_triggered_by: ["aws_lb_target_group.todo.id"],
    });
  });
});

/** A resource's JSON, without CDKTF's metadata. */
function said(resource: object | undefined): string {
  return JSON.stringify(resource, (key, value: unknown) => (key === "//" ? undefined : value));
}
