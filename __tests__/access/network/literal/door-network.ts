import type { Attributes } from "./document";
import { endpoint, HTTPS, inVpc, provided } from "./parts";

const rule = (from: string, to: string, direction: "egress" | "ingress"): Attributes => ({
  security_group_id: `\${aws_security_group.${direction === "egress" ? from : to}.id}`,
  referenced_security_group_id: `\${aws_security_group.${direction === "egress" ? to : from}.id}`,
  ...HTTPS,
});

const pinned = (service: string, action: string, ipv4: string): Attributes => ({
  ...endpoint(service, action, `arn:aws:${service}:eu-west-1:222222222222:x`),
  subnet_configuration: [{ subnet_id: "${aws_subnet.endpoint.id}", ipv4 }],
});

/** A VPC whose endpoints have known addresses. */
export const NETWORK = {
  aws_vpc: provided("consumer", { main: { enable_dns_support: true, enable_dns_hostnames: true } }),
  aws_default_route_table: provided("consumer", {
    main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}", route: [] },
  }),
  aws_default_security_group: provided("consumer", { closed: inVpc({ ingress: [], egress: [] }) }),
  aws_subnet: provided("consumer", {
    client: inVpc({ cidr_block: "10.1.0.0/20" }),
    endpoint: inVpc({ cidr_block: "10.1.128.0/20" }),
  }),
  aws_security_group: provided("consumer", { clients: inVpc({}), endpoints: inVpc({}), balancer: inVpc({}) }),
  aws_vpc_security_group_egress_rule: provided("consumer", {
    clients_to_endpoints: rule("clients", "endpoints", "egress"),
    balancer_to_endpoints: rule("balancer", "endpoints", "egress"),
  }),
  aws_vpc_security_group_ingress_rule: provided("consumer", {
    endpoints_from_clients: rule("clients", "endpoints", "ingress"),
    endpoints_from_balancer: rule("balancer", "endpoints", "ingress"),
  }),
  aws_vpc_endpoint: provided("consumer", {
    execute_api: pinned("execute-api", "execute-api:Invoke", "10.1.128.4"),
    secretsmanager: pinned("secretsmanager", "secretsmanager:GetSecretValue", "10.1.128.8"),
  }),
};

/** The way of front doors into it. */
export const LINK = {
  aws_lb: provided("consumer", {
    link: {
      load_balancer_type: "network",
      internal: true,
      subnets: ["${aws_subnet.client.id}"],
      security_groups: ["${aws_security_group.balancer.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
      enable_cross_zone_load_balancing: true,
    },
  }),
  aws_lb_target_group: provided("consumer", {
    link: inVpc({ target_type: "ip", protocol: "TCP", port: 443, health_check: { protocol: "TCP" } }),
  }),
  aws_lb_target_group_attachment: provided("consumer", {
    link: { target_group_arn: "${aws_lb_target_group.link.arn}", target_id: "10.1.128.4" },
  }),
  aws_lb_listener: provided("consumer", {
    link: {
      load_balancer_arn: "${aws_lb.link.arn}",
      protocol: "TCP",
      port: 443,
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.link.arn}" }],
    },
  }),
  aws_api_gateway_vpc_link: provided("consumer", { link: { target_arns: ["${aws_lb.link.arn}"] } }),
};
