import { expectedSystem } from "../../src/access/gateway/expectations/expected-system";
import { proveSystem } from "../../src/access/gateway/system-proof";
import type { Json } from "../../src/access/network/stack/stack-json";
import { GATEWAYS } from "../access/gateway/deployments";
import { changed, type Path, type Stacks } from "../access/network/mutants/mutant";
import { deploymentFrom } from "../support/deployment";
import { synth } from "../support/synth";

const systemOf = (name: string) => {
  const deployment = deploymentFrom(GATEWAYS[name] ?? {});
  const stacks: Stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text) as Json]),
  );
  return { stacks, proof: (of: Stacks) => proveSystem(of, expectedSystem(deployment)) };
};

const TOKENS = systemOf("tokens, and a link that is kept awake");
const SIGNATURES = systemOf("signatures, a name of its own and a balancer that exists");
const COLD = systemOf("tokens, instances and containers");

const at = (type: string, ...more: readonly string[]): Path => ["gateway", "resource", type, ...more];
const OF_API_GATEWAY = '{"message":"Not Found"}';

const problemsWith = ({ stacks, proof }: typeof TOKENS, path: Path, to: Json | undefined) =>
  proof(changed(stacks, path, to)).problems;

test.each([
  ["tokens", TOKENS],
  ["signatures", SIGNATURES],
])("with %s asked for, it is proven who calls the gateway's own route and where that ends", (_, one) => {
  const { problems, sentences } = one.proof(one.stacks);
  expect(problems).toEqual([]);
  expect(sentences).toEqual(
    expect.arrayContaining([
      "gateway: GET /.crosslink/keep-warm of the function of keepWarm is answered by the balancer itself, by aws_iam_role_policy.keep_warm_call, aws_lb.gateway and aws_lb_listener.gateway",
      "gateway: aws_cloudwatch_event_rule.keep_warm alone invokes aws_lambda_function.keep_warm, once a week, which may write its log and call GET /.crosslink/keep-warm, and nothing else",
    ]),
  );
});

test("with tokens asked for, it is assumed that the account's own policies let nobody else sign for it", () => {
  expect(TOKENS.proof(TOKENS.stacks).assumptions).toContain(
    "gateway: of the account 111111111111, those roles and users call GET /.crosslink/keep-warm, which no service hears of, whose own policies let them",
  );
});

test.each<[string, Path, Json | undefined, string]>([
  [
    "a route that asks nobody to sign",
    at("aws_apigatewayv2_route", "keep_warm", "authorization_type"),
    "NONE",
    "gateway: GET /.crosslink/keep-warm without a signature: expected a refusal, got a call that aws_apigatewayv2_route.keep_warm lets in; aws_lb_listener.gateway: it answers 404",
  ],
  [
    "a route that leads to a service",
    at("aws_apigatewayv2_route", "keep_warm", "target"),
    "integrations/${aws_apigatewayv2_integration.pages.id}",
    "gateway: GET /.crosslink/keep-warm by the function of keepWarm: expected no service to hear of it, got an answer of com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
  ],
  [
    "a route that is gone",
    at("aws_apigatewayv2_route", "keep_warm"),
    undefined,
    "gateway: expected GET /.crosslink/keep-warm by the function of keepWarm to be answered by the balancer, got no such call",
  ],
  [
    "a function that may call more",
    at("aws_iam_role_policy", "keep_warm_call", "policy"),
    JSON.stringify({ Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" }] }),
    "gateway: expected aws_iam_role_policy.keep_warm_call to allow execute-api:Invoke on arn:aws:execute-api:eu-west-1:111111111111:${aws_apigatewayv2_api.gateway.id}/$default/GET/.crosslink/keep-warm only, got",
  ],
  [
    "a function that anybody may invoke",
    at("aws_lambda_permission", "keep_warm", "source_arn"),
    undefined,
    "gateway: expected aws_lambda_permission.keep_warm with source_arn ${aws_cloudwatch_event_rule.keep_warm.arn}, got nothing",
  ],
  [
    "a function that calls elsewhere",
    at("aws_lambda_function", "keep_warm", "environment", "variables", "GATEWAY_URL"),
    "https://example.com",
    "gateway: expected aws_lambda_function.keep_warm with GATEWAY_URL ${aws_apigatewayv2_api.gateway.api_endpoint}, got https://example.com",
  ],
  [
    "a balancer that answers as API Gateway does",
    at("aws_lb_listener", "gateway", "default_action"),
    [{ type: "fixed-response", fixed_response: { status_code: "404", message_body: OF_API_GATEWAY } }],
    'gateway: expected an answer of aws_lb_listener.gateway that API Gateway does not give itself, got {"message":"Not Found"}',
  ],
  [
    "a schedule that is too seldom",
    at("aws_cloudwatch_event_rule", "keep_warm", "schedule_expression"),
    "rate(90 days)",
    "gateway: expected aws_cloudwatch_event_rule.keep_warm with schedule_expression rate(7 days), got rate(90 days)",
  ],
  [
    "a role without its boundary",
    at("aws_iam_role", "keep_warm", "permissions_boundary"),
    undefined,
    "gateway: expected aws_iam_role.keep_warm with permissions_boundary arn:aws:iam::111111111111:policy/boundary, got nothing",
  ],
])("%s is told", (_, path, to, told) => {
  expect(problemsWith(TOKENS, path, to)).toContainEqual(expect.stringContaining(told));
});

test("a caller whose policy lets it call the gateway's own route is told", () => {
  const path = at("aws_iam_role_policy", "admin", "policy");
  const wide = {
    Effect: "Allow",
    Action: "execute-api:Invoke",
    Resource: "arn:aws:execute-api:eu-west-1:111111111111:${aws_apigatewayv2_api.gateway.id}/$default/*",
  };
  const problems = problemsWith(SIGNATURES, path, JSON.stringify({ Statement: [wide] }));
  expect(problems).toContainEqual(
    expect.stringMatching(
      /^gateway: GET \/\.crosslink\/keep-warm by admin, whose other policies allow everything: expected a refusal/,
    ),
  );
});

test.each([
  ["aws_lambda_function", { function_name: "more" }],
  ["aws_lambda_permission", { principal: "*" }],
  ["aws_iam_role", { name: "more" }],
  ["aws_cloudwatch_event_rule", { name: "more" }],
  ["aws_cloudwatch_event_target", { rule: "more" }],
])("without keepWarm %s is told", (type, attributes) => {
  const problems = problemsWith(COLD, at(type, "more"), { provider: "aws.gateway", ...attributes });
  expect(problems).toContain(
    `gateway: ${type}.more is of a function that the file does not have; expected none`,
  );
});
