import { KEYED } from "../../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../../support/synth";

const { consumer: CONSUMER } = KEYED.consumers;
const consumerWith = (party: object) =>
  stackOf(synthFile({ ...KEYED, consumers: { consumer: { ...CONSUMER, ...party } } }), "consumer");
const consumer = consumerWith({});
const { door } = CONSUMER.clients;
const doorWith = (settings: object) =>
  consumerWith({ clients: { ...CONSUMER.clients, door: { ...door, ...settings } } });

/** The document of a front door's API, which a local value keeps. */
interface DoorDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

const documentOf = (stack: Synthesized) => stack.json.locals.door_openapi as DoorDocument;

describe("the balancer before the endpoint", () => {
  test("lets nobody in by its group, and asks no rule of a VPC link", () => {
    const rules = Object.values(consumer.json.resource.aws_vpc_security_group_ingress_rule ?? {});
    expect(rules.map(({ security_group_id }) => security_group_id)).not.toContain(
      "${aws_security_group.balancer.id}",
    );
    expect(consumer.json.resource.aws_lb?.execute_api).toMatchObject({
      internal: true,
      load_balancer_type: "network",
      security_groups: ["${aws_security_group.balancer.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
      subnets: ["${aws_subnet.client_a.id}", "${aws_subnet.client_b.id}"],
    });
    expect(consumer.json.resource.aws_security_group?.balancer).not.toHaveProperty("ingress");
  });

  test("reaches the endpoint, port 443, and nothing else", () => {
    const https = { from_port: 443, to_port: 443, ip_protocol: "tcp" };
    const egress = Object.values(consumer.json.resource.aws_vpc_security_group_egress_rule ?? {});
    const own = egress.filter(
      ({ security_group_id }) => security_group_id === "${aws_security_group.balancer.id}",
    );
    expect(own).toEqual([
      expect.objectContaining({
        ...https,
        referenced_security_group_id: "${aws_security_group.endpoints.id}",
      }),
    ]);
  });

  test("passes TLS through to the endpoint's own addresses", () => {
    expect(consumer.json.resource.aws_lb_listener?.execute_api).toMatchObject({ protocol: "TCP", port: 443 });
    expect(
      Object.values(consumer.json.resource.aws_lb_target_group_attachment ?? {}).map(
        ({ target_id }) => target_id,
      ),
    ).toEqual(["10.1.128.4", "10.1.144.4"]);
  });

  test("is one, for all front doors of a consumer", () => {
    const gate = { ...door, accountLogRole: false };
    const both = consumerWith({ clients: { ...CONSUMER.clients, gate } });
    expect(both.addresses.filter((address) => /aws_lb\.|vpc_link/.test(address))).toEqual([
      "aws_api_gateway_vpc_link.execute_api",
      "aws_lb.execute_api",
    ]);
    expect(both.addresses).toEqual(
      expect.arrayContaining(["aws_api_gateway_rest_api.door_api", "aws_api_gateway_rest_api.gate_api"]),
    );
  });
});

describe("the API of a front door", () => {
  test("is on the internet, and has no other way to be called than its stage", () => {
    expect(consumer.json.resource.aws_api_gateway_rest_api?.door_api).toMatchObject({
      endpoint_configuration: { types: ["REGIONAL"] },
    });
  });

  test("is deployed once API Gateway may ask the authorizer", () => {
    expect(attribute(consumer, "aws_api_gateway_deployment.door_api", "depends_on")).toContain(
      "aws_lambda_permission.door",
    );
    expect(consumer.json.resource.aws_lambda_permission?.door).toMatchObject({
      principal: "apigateway.amazonaws.com",
      source_arn: "${aws_api_gateway_rest_api.door_api.execution_arn}/authorizers/*",
    });
  });

  test("offers the routes of the use, each to the private API, with the key in place of the caller's", () => {
    const { paths } = documentOf(consumer);
    expect(Object.keys(paths)).toEqual(["/", "/orders", "/orders/{id}"]);
    expect(paths["/orders/{id}"]?.get?.["x-amazon-apigateway-integration"]).toMatchObject({
      type: "http_proxy",
      connectionType: "VPC_LINK",
      connectionId: "${aws_api_gateway_vpc_link.execute_api.id}",
      uri: "https://${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com/prod/orders/{id}",
      requestParameters: {
        "integration.request.header.x-crosslink-key": "context.authorizer.upstreamKey",
        "integration.request.path.id": "method.request.path.id",
      },
    });
  });

  test("has a stage, a log and a firewall as the file says", () => {
    const stack = doorWith({
      stage: "live",
      throttle: { ratePerSecond: 5, burst: 7 },
      accessLog: { retentionDays: 3 },
      executionLog: "OFF",
      waf: false,
      tracing: false,
      accountLogRole: false,
    });
    expect(stack.json.resource.aws_api_gateway_stage?.door_api).toMatchObject({
      stage_name: "live",
      xray_tracing_enabled: false,
    });
    expect(stack.json.resource.aws_api_gateway_method_settings?.door_api?.settings).toMatchObject({
      logging_level: "OFF",
      throttling_rate_limit: 5,
      throttling_burst_limit: 7,
    });
    expect(stack.json.resource.aws_cloudwatch_log_group?.door_api_access).toMatchObject({
      retention_in_days: 3,
    });
    expect(stack.addresses.join()).not.toMatch(/waf|api_execution|api_gateway_logs/);
  });

  test("keeps no samples of requests in its firewall, as they show headers", () => {
    expect(JSON.stringify(consumer.json.resource.aws_wafv2_web_acl?.door)).not.toMatch(
      /"sampled_requests_enabled":true/,
    );
  });
});

test("a front door's function is in the network, and knows of secrets only where they are", () => {
  const variables = attribute(consumer, "aws_lambda_function.door", "environment");
  expect(attribute(consumer, "aws_lambda_function.door", "vpc_config")).toBeDefined();
  expect(variables).toEqual({
    variables: {
      STAGE: "prod",
      UPSTREAM_SECRET_ARN: "${aws_secretsmanager_secret.provider_api_key.arn}",
      CALLER_SECRET_ARNS: JSON.stringify({
        mobile: "${aws_secretsmanager_secret.door_callers_mobile.arn}",
        "back-office": "${aws_secretsmanager_secret.door_callers_back-office.arn}",
      }),
    },
  });
});
