import { attribute } from "../../support/synth";
import { CERTIFICATE, gatewayWith, ofType } from "./gateway-file";

const gateway = gatewayWith({});

describe("the stage of a gateway", () => {
  test("serves every change at the root of the address", () => {
    expect(gateway.json.resource.aws_apigatewayv2_stage?.gateway).toMatchObject({
      name: "$default",
      auto_deploy: true,
    });
  });

  test("limits all calls, and those of a route by its own figures, once there is such a route", () => {
    const stack = gatewayWith({
      throttle: { ratePerSecond: 7, burst: 9, routes: { "POST /todo": { ratePerSecond: 1, burst: 2 } } },
    });
    expect(stack.json.resource.aws_apigatewayv2_stage?.gateway).toMatchObject({
      default_route_settings: { throttling_rate_limit: 7, throttling_burst_limit: 9 },
      route_settings: [{ route_key: "POST /todo", throttling_rate_limit: 1, throttling_burst_limit: 2 }],
      depends_on: expect.arrayContaining(["aws_apigatewayv2_route.todo_post_todo"]),
    });
  });

  test("writes a log that keeps out of the account's policy, for as long and with the key that the file says", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012";
    const stack = gatewayWith({ accessLog: { retentionDays: 3, kmsKeyArn } });
    expect(stack.json.resource.aws_cloudwatch_log_group?.gateway_access).toMatchObject({
      name: "/aws/vendedlogs/apigateway/shop-gateway/access",
      retention_in_days: 3,
      kms_key_id: kmsKeyArn,
    });
    expect(attribute(stack, "aws_apigatewayv2_stage.gateway", "access_log_settings")).toMatchObject({
      destination_arn: "${aws_cloudwatch_log_group.gateway_access.arn}",
    });
  });
});

describe("calls from pages of other origins", () => {
  test("are answered as the file says", () => {
    const cors = {
      origins: ["https://shop.example.com"],
      methods: ["GET", "POST"],
      headers: ["authorization"],
      exposeHeaders: ["etag"],
      credentials: true,
      maxAgeSeconds: 60,
    };
    expect(attribute(gatewayWith({ cors }), "aws_apigatewayv2_api.gateway", "cors_configuration")).toEqual({
      allow_origins: cors.origins,
      allow_methods: cors.methods,
      allow_headers: cors.headers,
      expose_headers: cors.exposeHeaders,
      allow_credentials: true,
      max_age: 60,
    });
  });

  test("are not provided for without a word of the file", () => {
    expect(gateway.json.resource.aws_apigatewayv2_api?.gateway).not.toHaveProperty("cors_configuration");
  });
});

describe("the firewall of a gateway", () => {
  test("stands before the balancer and keeps no samples of requests, which show tokens", () => {
    expect(gateway.json.resource.aws_wafv2_web_acl_association?.gateway).toMatchObject({
      resource_arn: "${aws_lb.gateway.arn}",
      web_acl_arn: "${aws_wafv2_web_acl.gateway.arn}",
    });
    expect(JSON.stringify(gateway.json.resource.aws_wafv2_web_acl)).not.toMatch(
      /"sampled_requests_enabled":true/,
    );
  });

  test("counts callers by the address that the gateway passes on, not by that of the link", () => {
    const stack = gatewayWith({ waf: { rateLimitPer5Minutes: 100 } });
    const rules = attribute(stack, "aws_wafv2_web_acl.gateway", "rule") as readonly { statement: object }[];
    expect(rules.map(({ statement }) => statement)).toContainEqual({
      rate_based_statement: {
        limit: 100,
        evaluation_window_sec: 300,
        aggregate_key_type: "FORWARDED_IP",
        forwarded_ip_config: { header_name: "x-crosslink-client-ip", fallback_behavior: "MATCH" },
      },
    });
  });

  test("is left out where the file says so", () => {
    expect(gatewayWith({ waf: false }).addresses.join()).not.toMatch(/waf/);
  });
});

describe("a gateway's own name", () => {
  const domain = { name: "api.example.com", certificateArn: CERTIFICATE };
  const zoned = gatewayWith({ domain: { ...domain, hostedZoneId: "Z0123456789ABCDEFGHIJ" } });

  test("closes its execute-api name", () => {
    expect(attribute(zoned, "aws_apigatewayv2_api.gateway", "disable_execute_api_endpoint")).toBe(true);
    expect(attribute(gateway, "aws_apigatewayv2_api.gateway", "disable_execute_api_endpoint")).toBe(false);
    expect(zoned.json.output.gateway_url?.value).toBe("https://api.example.com");
    expect(gateway.json.output.gateway_url?.value).toBe("${aws_apigatewayv2_api.gateway.api_endpoint}");
  });

  test("leads to the stage, over TLS 1.2 at least", () => {
    expect(zoned.json.resource.aws_apigatewayv2_domain_name?.gateway).toMatchObject({
      domain_name: domain.name,
      domain_name_configuration: {
        certificate_arn: CERTIFICATE,
        endpoint_type: "REGIONAL",
        security_policy: "TLS_1_2",
      },
    });
    expect(zoned.json.resource.aws_apigatewayv2_api_mapping?.gateway).toMatchObject({
      api_id: "${aws_apigatewayv2_api.gateway.id}",
      stage: "${aws_apigatewayv2_stage.gateway.id}",
    });
  });

  test("is made in the hosted zone of the file, or else by its owner, who finds what it stands for", () => {
    const target = "aws_apigatewayv2_domain_name.gateway.domain_name_configuration[0]";
    expect(zoned.json.resource.aws_route53_record?.gateway).toMatchObject({
      zone_id: "Z0123456789ABCDEFGHIJ",
      name: domain.name,
      type: "A",
      alias: { name: `\${${target}.target_domain_name}`, zone_id: `\${${target}.hosted_zone_id}` },
    });
    const unzoned = gatewayWith({ domain });
    expect(ofType(unzoned, "aws_route53_record")).toEqual([]);
    expect(unzoned.json.output.gateway_domain_target?.value).toEqual({
      name: `\${${target}.target_domain_name}`,
      zone_id: `\${${target}.hosted_zone_id}`,
    });
  });
});

test("the facts of a gateway are the endpoints by use, the API, its address and the services' names", () => {
  expect(Object.keys(gateway.json.output).sort()).toEqual([
    "endpoint_ids",
    "endpoint_service_names",
    "gateway_api_id",
    "gateway_url",
  ]);
  expect(gateway.json.output.endpoint_ids?.value).toEqual({
    todo: "${aws_vpc_endpoint.todo.id}",
    names: "${aws_vpc_endpoint.names.id}",
  });
});
