import { expectedSystem } from "../../src/access/gateway/expectations/expected-system";
import { proveSystem } from "../../src/access/gateway/system-proof";
import type { Json } from "../../src/access/network/stack/stack-json";
import { examineGateways, proveGateways } from "../../src/access/prove-gateways";
import { ConfigError } from "../../src/model/problem";
import { GATEWAY, GATEWAYS, TODO } from "../access/gateway/deployments";
import { changed, type Path, type Stacks } from "../access/network/mutants/mutant";
import { deploymentFrom } from "../support/deployment";
import { synth } from "../support/synth";

const deployments = Object.values(GATEWAYS).map((file) => deploymentFrom(file));
const stacksOf = deployments.map(
  (deployment): Stacks =>
    Object.fromEntries(
      Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text) as Json]),
    ),
);
const [TOKENS, SIGNATURES, ANYBODY, WARM] = deployments.map((deployment, i) => ({
  stacks: stacksOf[i] ?? {},
  proof: (stacks: Stacks) => proveSystem(stacks, expectedSystem(deployment)),
}));

const problemsWith = (path: Path, to: Json | undefined) =>
  TOKENS?.proof(changed(TOKENS.stacks, path, to)).problems ?? [];

const at = (type: string, name: string, ...more: readonly string[]) => [
  "gateway",
  "resource",
  type,
  name,
  ...more,
];
const inTodo = (type: string, name: string, ...more: readonly string[]) => [
  "todo",
  "resource",
  type,
  name,
  ...more,
];
const MAPPINGS = at("aws_apigatewayv2_integration", "todo", "request_parameters");
const NONE = {
  route_key: "GET /todo",
  authorization_type: "NONE",
  target: "integrations/${aws_apigatewayv2_integration.todo.id}",
};

test("deployments as they should be have no problem", () => {
  for (const one of [TOKENS, SIGNATURES, ANYBODY, WARM]) expect(one?.proof(one.stacks).problems).toEqual([]);
});

test.each([
  "gateway: GET /todo reaches todo by aws_apigatewayv2_authorizer.gateway, aws_lb.gateway, aws_lb_listener_rule.todo, aws_lb_target_group.todo, aws_vpc_endpoint.todo, aws_vpc_endpoint_service.service, aws_vpc_endpoint_connection_accepter.gateway, aws_lb.service, aws_lb_listener.service and aws_autoscaling_group.service",
  "gateway: nothing but aws_apigatewayv2_vpc_link.gateway reaches aws_lb.gateway, which alone reaches the endpoints; these reach nothing",
  "gateway: aws_wafv2_web_acl.gateway stands before aws_lb.gateway, with the rules of the file",
  "todo: aws_vpc_endpoint_service.service may be asked for a connection by 111111111111, and accepts none by itself",
  "todo: nothing in the VPC reaches aws_lb.service, which alone reaches aws_autoscaling_group.service by aws_lb_target_group.service",
  "names: aws_iam_role.execution may do what the file's servers need, and nothing else",
])("says: %s", (sentence) => {
  expect(TOKENS?.proof(TOKENS.stacks).sentences).toContain(sentence);
});

test.each<[string, Path, Json | undefined, string]>([
  [
    "a route without an authorizer",
    at("aws_apigatewayv2_route", "todo_get_todo"),
    NONE,
    "gateway: GET /todo without a token: expected a refusal, got an answer of todo; aws_apigatewayv2_route.todo_get_todo: it asks nobody who they are",
  ],
  [
    "a route without its scope",
    at("aws_apigatewayv2_route", "todo_post_todo", "authorization_scopes"),
    undefined,
    "gateway: POST /todo with a token without scopes: expected a refusal, got an answer of todo; aws_apigatewayv2_authorizer.gateway: the token is of https://issuer.example.com/",
  ],
  [
    "an authorizer for others",
    at("aws_apigatewayv2_authorizer", "gateway", "jwt_configuration", "audience"),
    ["other"],
    "gateway: GET /todo with a token for shop: expected an answer of todo, got a 401; aws_apigatewayv2_authorizer.gateway: the token is not for other",
  ],
  [
    "a route for everything",
    at("aws_apigatewayv2_route", "more"),
    { ...NONE, route_key: "$default" },
    "gateway: expected DELETE /todo to be answered by no route, got aws_apigatewayv2_route.more",
  ],
  [
    "a service that callers choose",
    MAPPINGS,
    { "overwrite:path": "$request.path" },
    "gateway: GET /todo with a token without scopes: expected an answer of todo, got a 404; aws_lb_listener.gateway: it answers 404",
  ],
  [
    "a subject that callers say",
    [...MAPPINGS, "overwrite:header.x-crosslink-subject"],
    "$request.header.x-user",
    "gateway: GET /todo with a token without scopes: expected todo to get $context.authorizer.claims.sub as x-crosslink-subject, got $request.header.x-user; aws_apigatewayv2_authorizer.gateway: the token is of https://issuer.example.com/",
  ],
  [
    "another path",
    [...MAPPINGS, "overwrite:path"],
    "/admin",
    "gateway: GET /todo with a token without scopes: expected todo to be asked for $request.path, got /admin; aws_apigatewayv2_authorizer.gateway: the token is of https://issuer.example.com/",
  ],
  [
    "a rule that takes every service",
    at("aws_lb_listener_rule", "names", "condition"),
    [{ http_header: { http_header_name: "x-crosslink-service", values: ["*"] } }],
    "gateway: GET /todo with a token without scopes: expected an answer of todo, got one of names; aws_apigatewayv2_authorizer.gateway: the token is of https://issuer.example.com/",
  ],
  [
    "an endpoint of another service",
    at("aws_vpc_endpoint", "todo", "service_name"),
    "${local.names_endpoint_service_name}",
    "gateway: GET /todo with a token without scopes: expected an answer of todo, got a 503; aws_vpc_endpoint_service.service: it has not accepted aws_vpc_endpoint.todo of gateway",
  ],
  [
    "a target of another service",
    at("aws_lb_target_group_attachment", "todo_az1", "target_id"),
    "10.0.8.47",
    "gateway: GET /todo with a token without scopes: expected an answer of todo, got a 503; aws_lb_target_group.todo: its addresses (10.0.9.105, 10.0.8.47) are not of one endpoint",
  ],
  [
    "a service that accepts everybody",
    inTodo("aws_vpc_endpoint_service", "service", "acceptance_required"),
    false,
    "todo: expected no connection of another endpoint of the account 111111111111, got one; aws_vpc_endpoint_service.service: it accepts every connection",
  ],
  [
    "another endpoint that is accepted",
    inTodo("aws_vpc_endpoint_connection_accepter", "gateway", "vpc_endpoint_id"),
    "vpce-0fffffffffffffff1",
    "todo: expected a connection of aws_vpc_endpoint.todo of gateway, got none; aws_vpc_endpoint_service.service: it has not accepted aws_vpc_endpoint.todo of gateway",
  ],
  [
    "a principal that is everybody",
    inTodo("aws_vpc_endpoint_service_allowed_principal", "account_111111111111", "principal_arn"),
    "*",
    "todo: expected the principals of aws_vpc_endpoint_service.service to be 111111111111, got *",
  ],
  [
    "a balancer that the VPC reaches",
    inTodo("aws_vpc_security_group_ingress_rule", "planted"),
    {
      ...{
        provider: "aws.todo",
        security_group_id: "${aws_security_group.balancer.id}",
        cidr_ipv4: "10.4.0.0/22",
      },
      ...{ ip_protocol: "tcp", from_port: 8080, to_port: 8080 },
    },
    "todo: expected aws_lb.service to be out of reach of anything in the VPC on tcp 8080, got a rule that lets it in",
  ],
  [
    "a balancer that holds PrivateLink against its group",
    inTodo("aws_lb", "service", "enforce_security_group_inbound_rules_on_private_link_traffic"),
    "on",
    "gateway: GET /todo with a token without scopes: expected an answer of todo, got a 503; aws_lb.service: its group keeps out what comes over PrivateLink",
  ],
  [
    "instances whose metadata needs no token",
    inTodo("aws_launch_template", "service", "metadata_options", "http_tokens"),
    "optional",
    'todo: expected aws_launch_template.service with metadata_options {"http_endpoint":"enabled","http_tokens":"required","http_put_response_hop_limit":1}, got {"http_endpoint":"enabled","http_put_response_hop_limit":1,"http_tokens":"optional"}',
  ],
  [
    "containers with a public address",
    ["names", "resource", "aws_ecs_service", "service", "network_configuration", "assign_public_ip"],
    true,
    "names: expected network_configuration of aws_ecs_service.service with assign_public_ip false, got true",
  ],
  [
    "a firewall of something else",
    at("aws_wafv2_web_acl_association", "gateway", "resource_arn"),
    "${aws_apigatewayv2_stage.gateway.arn}",
    "gateway: expected aws_wafv2_web_acl_association.gateway with resource_arn ${aws_lb.gateway.arn}, got ${aws_apigatewayv2_stage.gateway.arn}",
  ],
  [
    "headers that servers take for the gateway's",
    at("aws_lb", "gateway", "drop_invalid_header_fields"),
    false,
    "gateway: expected aws_lb.gateway with drop_invalid_header_fields true, got false",
  ],
])("%s is found, and named", (_, path, to, problem) => {
  expect(problemsWith(path, to)).toContain(problem);
});

test("a synthesis fails with the problem at the party whose stack it is", () => {
  const [deployment] = deployments;
  const stacks = changed(TOKENS?.stacks ?? {}, inTodo("aws_lb", "service", "internal"), false);
  expect(() => deployment && proveGateways(deployment, "deployment.yaml", stacks)).toThrow(
    new ConfigError("deployment.yaml", [
      { path: "providers.todo", message: "expected aws_lb.service with internal true, got false" },
    ]),
  );
});

test("of a gateway with signatures, the other roles of the account are said to be its own affair", () => {
  expect(SIGNATURES?.proof(SIGNATURES.stacks).assumptions).toContain(
    "gateway: of the account 111111111111, those other roles and users call whose own policies let them",
  );
});

test("a role's policy that is longer than IAM takes is found before it is applied", () => {
  const routes = Array.from({ length: 120 }, (_, i) => `GET /todo/of-the-department-number-${i}`);
  const file = {
    ...GATEWAYS["tokens, instances and containers"],
    providers: { todo: TODO },
    consumers: {
      gateway: {
        ...GATEWAY,
        uses: { todo: { routes } },
        clients: { api: { type: "http-gateway", auth: "iam", callers: { shop: { role: "shop-task" } } } },
      },
    },
  };
  const deployment = deploymentFrom(file);
  const stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text) as Json]),
  );
  expect(examineGateways(deployment, stacks).problems).toContainEqual(
    expect.stringMatching(
      /^gateway: expected aws_iam_role_policy\.shop to have at most 10240 characters, got \d{5}; grant it fewer routes, or wider ones$/,
    ),
  );
});

test("a role's policy that allows a route that was not granted is found with a call", () => {
  const path = at("aws_iam_role_policy", "shop", "policy");
  const stacks = SIGNATURES?.stacks ?? {};
  const statement = {
    ...{ Sid: "InvokeRoutes", Effect: "Allow", Action: "execute-api:Invoke" },
    Resource: "arn:aws:execute-api:eu-west-1:111111111111:${aws_apigatewayv2_api.gateway.id}/$default/*",
  };
  const wide = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  expect(SIGNATURES?.proof(changed(stacks, path, wide)).problems).toContain(
    "gateway: PUT /stock/sample~ by shop, whose other policies allow everything: expected a refusal, got an answer of stock; aws_iam_role_policy.shop: it lets arn:aws:iam::111111111111:role/shop/app invoke this",
  );
});

test("a stack that the file does not have is refused, and one that it has is missed", () => {
  const { todo: _, ...others } = TOKENS?.stacks ?? {};
  expect(TOKENS?.proof({ ...others, stranger: {} }).problems).toEqual(
    expect.arrayContaining([
      "stranger: expected no stack of this name, as the file has none",
      "todo: expected a stack, got none",
    ]),
  );
});
