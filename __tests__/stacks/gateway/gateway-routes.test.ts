import { attribute } from "../../support/synth";
import { GATEWAY, gatewayWith, ofType, untokenedWith } from "./gateway-file";

const gateway = gatewayWith({});

describe("the routes of a gateway", () => {
  test("are the declared ones and no other, $default neither", () => {
    const { todo, names } = GATEWAY.consumers.gateway.uses;
    const keys = ofType(gateway, "aws_apigatewayv2_route").map(([, { route_key }]) => route_key);
    expect(keys.sort()).toEqual([...todo.routes, ...names.routes].sort());
    expect(ofType(gateway, "aws_apigatewayv2_api")[0]?.[1]).not.toHaveProperty("route_key");
  });

  test("are named by their use, their method and their path", () => {
    expect(ofType(gateway, "aws_apigatewayv2_route").map(([name]) => name)).toEqual([
      "names_any_names_rest",
      "names_get_names",
      "todo_get_todo",
      "todo_get_todo_id",
      "todo_post_todo",
    ]);
  });

  test("ask for a token each, and for a scope where the file says so", () => {
    for (const [name, route] of ofType(gateway, "aws_apigatewayv2_route")) {
      expect(route).toMatchObject({
        authorization_type: "JWT",
        authorizer_id: "${aws_apigatewayv2_authorizer.gateway.id}",
      });
      expect(route.authorization_scopes).toEqual(name === "todo_post_todo" ? ["todo.write"] : undefined);
    }
    expect(gateway.json.resource.aws_apigatewayv2_authorizer?.gateway).toMatchObject({
      authorizer_type: "JWT",
      identity_sources: ["$request.header.Authorization"],
      jwt_configuration: { issuer: "https://issuer.example.com/", audience: ["shop"] },
    });
  });

  test("ask for a signature each, with roles", () => {
    const signed = untokenedWith({ auth: "iam", callers: { app: { role: "app" } } });
    const types = ofType(signed, "aws_apigatewayv2_route").map(([, route]) => route.authorization_type);
    expect(new Set(types)).toEqual(new Set(["AWS_IAM"]));
    expect(ofType(signed, "aws_apigatewayv2_authorizer")).toEqual([]);
  });

  test("ask for nothing where the file says that anybody may call", () => {
    const open = untokenedWith({ auth: "none", acknowledgePublic: true });
    const types = ofType(open, "aws_apigatewayv2_route").map(([, route]) => route.authorization_type);
    expect(new Set(types)).toEqual(new Set(["NONE"]));
    expect(ofType(open, "aws_apigatewayv2_authorizer")).toEqual([]);
  });

  test("lead to the integration that maps their path", () => {
    expect(attribute(gateway, "aws_apigatewayv2_route.names_get_names", "target")).toBe(
      "integrations/${aws_apigatewayv2_integration.names_root.id}",
    );
    expect(attribute(gateway, "aws_apigatewayv2_route.names_any_names_rest", "target")).toBe(
      "integrations/${aws_apigatewayv2_integration.names.id}",
    );
  });
});

test("what routes lead to or ask is deleted once none does any more", () => {
  for (const type of ["aws_apigatewayv2_integration", "aws_apigatewayv2_authorizer"]) {
    expect(ofType(gateway, type)).not.toEqual([]);
    for (const [, { lifecycle }] of ofType(gateway, type))
      expect(lifecycle).toEqual({ create_before_destroy: true });
  }
});

describe("the integrations of a gateway", () => {
  test("are one for each use and path mapping, all through the one link to the one balancer", () => {
    const integrations = ofType(gateway, "aws_apigatewayv2_integration");
    expect(integrations.map(([name]) => name)).toEqual(["names", "names_root", "todo"]);
    for (const [, integration] of integrations)
      expect(integration).toMatchObject({
        integration_type: "HTTP_PROXY",
        integration_method: "ANY",
        connection_type: "VPC_LINK",
        connection_id: "${aws_apigatewayv2_vpc_link.gateway.id}",
        integration_uri: "${aws_lb_listener.gateway.arn}",
        payload_format_version: "1.0",
        timeout_milliseconds: 30_000,
      });
  });

  test("overwrite the header that chooses the service, each with its own", () => {
    const services = ofType(gateway, "aws_apigatewayv2_integration").map(([name, { request_parameters }]) => [
      name,
      (request_parameters as Record<string, string>)["overwrite:header.x-crosslink-service"],
    ]);
    expect(Object.fromEntries(services)).toEqual({ todo: "todo", names: "names", names_root: "names" });
  });

  test("keep API Gateway's own templates from Terraform", () => {
    expect(attribute(gateway, "aws_apigatewayv2_integration.names", "request_parameters")).toMatchObject({
      "overwrite:path": "/$${request.path.rest}",
    });
  });

  test("verify the balancer's certificate by its name, where it has one", () => {
    const alb = {
      certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012",
      serverName: "alb.example.com",
    };
    const verifying = gatewayWith({ alb });
    for (const [, { tls_config }] of ofType(verifying, "aws_apigatewayv2_integration"))
      expect(tls_config).toEqual({ server_name_to_verify: alb.serverName });
    for (const [, integration] of ofType(gateway, "aws_apigatewayv2_integration"))
      expect(integration).not.toHaveProperty("tls_config");
  });
});
