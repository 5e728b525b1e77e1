import { attribute, type Synthesized } from "../../support/synth";
import { CERTIFICATE, gatewayWith, ofType, partyWith, untokenedWith } from "./gateway-file";

const warm = gatewayWith({ keepWarm: true });
const TYPES = [
  ...["aws_lambda_function", "aws_lambda_permission", "aws_iam_role"],
  ...["aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"],
];
const names = (stack: Synthesized, type: string) => ofType(stack, type).map(([name]) => name);
const policyOf = (stack: Synthesized, name: string) =>
  JSON.parse(String(attribute(stack, `aws_iam_role_policy.${name}`, "policy"))).Statement;

test("without keepWarm there is no function, and no route but those of the file", () => {
  const cold = gatewayWith({});
  for (const type of TYPES) expect(names(cold, type)).toEqual([]);
  expect(names(cold, "aws_apigatewayv2_route")).not.toContain("keep_warm");
});

test.each([
  ["tokens", warm],
  ["nobody's word", untokenedWith({ auth: "none", acknowledgePublic: true, keepWarm: true })],
  ["signatures", untokenedWith({ auth: "iam", callers: { a: { role: "app" } }, keepWarm: true })],
])("with %s asked for, callers of its route have to sign", (_, stack) => {
  expect(stack.json.resource.aws_apigatewayv2_route?.keep_warm).toMatchObject({
    route_key: "GET /.crosslink/keep-warm",
    authorization_type: "AWS_IAM",
    target: "integrations/${aws_apigatewayv2_integration.keep_warm.id}",
  });
});

test("its calls go over the link to the balancer, for a service that no rule knows", () => {
  const { request_parameters, ...integration } =
    warm.json.resource.aws_apigatewayv2_integration?.keep_warm ?? {};
  expect(integration).toMatchObject({
    connection_type: "VPC_LINK",
    connection_id: "${aws_apigatewayv2_vpc_link.gateway.id}",
    integration_uri: "${aws_lb_listener.gateway.arn}",
  });
  const service = (request_parameters as Record<string, string>)["overwrite:header.x-crosslink-service"];
  const known = ofType(warm, "aws_lb_listener_rule").map(([, { condition }]) => JSON.stringify(condition));
  expect(known).toHaveLength(2);
  expect(known.filter((condition) => condition.includes(`"${service}"`))).toEqual([]);
});

test("the function knows the balancer's own answer, which is not that of API Gateway", () => {
  const [action] = attribute(warm, "aws_lb_listener.gateway", "default_action") as readonly [
    { readonly fixed_response: { readonly message_body: string; readonly status_code: string } },
  ];
  const { variables } = attribute(warm, "aws_lambda_function.keep_warm", "environment") as {
    readonly variables: Record<string, string>;
  };
  expect(variables.BALANCER_ANSWER).toBe(action.fixed_response.message_body);
  expect(action.fixed_response).toMatchObject({ status_code: "404" });
  expect(variables.BALANCER_ANSWER).not.toContain("Not Found");
});

test("its stage is made after its route", () => {
  expect(attribute(warm, "aws_apigatewayv2_stage.gateway", "depends_on")).toContain(
    "aws_apigatewayv2_route.keep_warm",
  );
});

test("a rule invokes the function once a week, and nothing else may", () => {
  expect(attribute(warm, "aws_cloudwatch_event_rule.keep_warm", "schedule_expression")).toBe("rate(7 days)");
  expect(warm.json.resource.aws_cloudwatch_event_target?.keep_warm).toMatchObject({
    rule: "${aws_cloudwatch_event_rule.keep_warm.name}",
    arn: "${aws_lambda_function.keep_warm.arn}",
  });
  expect(names(warm, "aws_lambda_permission")).toEqual(["keep_warm"]);
  expect(warm.json.resource.aws_lambda_permission?.keep_warm).toMatchObject({
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    source_arn: "${aws_cloudwatch_event_rule.keep_warm.arn}",
  });
});

test("its role writes its log and calls its route, on the API and stage that there are", () => {
  const api =
    "arn:aws:execute-api:eu-west-1:111111111111:${aws_apigatewayv2_api.gateway.id}/$default/GET/.crosslink/keep-warm";
  const log = "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/shop-gateway-keep-warm:*";
  expect(names(warm, "aws_iam_role_policy")).toEqual(["keep_warm", "keep_warm_call"]);
  expect(policyOf(warm, "keep_warm")).toMatchObject([
    { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: log },
  ]);
  expect(policyOf(warm, "keep_warm_call")).toMatchObject([
    { Effect: "Allow", Action: "execute-api:Invoke", Resource: api },
  ]);
});

test("its role has the path and the boundary of the party", () => {
  const roles = { path: "/shop/", permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" };
  const client = { type: "http-gateway", auth: "none", acknowledgePublic: true, keepWarm: true };
  const stack = partyWith({ roles, clients: { api: client } });
  expect(stack.json.resource.aws_iam_role?.keep_warm).toMatchObject({
    name: "shop-gateway-keep-warm",
    path: "/shop/",
    permissions_boundary: roles.permissionsBoundary,
  });
});

test("its log is kept as long, and with the key, as the access log", () => {
  const kmsKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012";
  const stack = gatewayWith({ keepWarm: true, accessLog: { retentionDays: 3, kmsKeyArn } });
  expect(stack.json.resource.aws_cloudwatch_log_group?.keep_warm).toMatchObject({
    name: "/aws/lambda/shop-gateway-keep-warm",
    retention_in_days: 3,
    kms_key_id: kmsKeyArn,
  });
});

test.each([
  ["the execute-api name", warm, "${aws_apigatewayv2_api.gateway.api_endpoint}"],
  [
    "a name of its own, as the other one is closed",
    gatewayWith({ keepWarm: true, domain: { name: "api.example.com", certificateArn: CERTIFICATE } }),
    "https://api.example.com",
  ],
])("it calls the gateway by %s", (_, stack, url) => {
  expect(attribute(stack, "aws_lambda_function.keep_warm", "environment")).toMatchObject({
    variables: { GATEWAY_URL: url },
  });
});
