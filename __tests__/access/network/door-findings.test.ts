import { networkFindings } from "../../../src/access/network/network-findings";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { DOOR_EXPECTED, DOOR_STACKS } from "./literal/door-stacks";
import { changed, type Path } from "./mutants/mutant";

const findings = (stacks = DOOR_STACKS) => networkFindings(stacks, DOOR_EXPECTED);
const problemsWith = (path: Path, to: Json | undefined) => findings(changed(DOOR_STACKS, path, to)).problems;

const RESOURCE = ["consumer", "resource"];
const METHOD = ["consumer", "locals", "openapi", "paths", "/", "get", "x-amazon-apigateway-integration"];
const HEADER = "integration.request.header.x-key";

test("a deployment with keys and a front door has no problem, and assumes nothing", () => {
  expect(findings()).toMatchObject({ problems: [], assumptions: [] });
});

test.each([
  "provider: the one method of aws_api_gateway_rest_api.api asks for a key in x-key, and a function of the stack answers",
  "provider: aws_lambda_function.authorizer runs outside any VPC, where its role alone limits what it reaches",
  "provider: nothing but ${aws_api_gateway_rest_api.api.execution_arn}/authorizers/* may invoke aws_lambda_function.authorizer",
  "provider: aws_ssm_parameter.consumer tells the authorizer that consumer comes by aws_vpc_endpoint.execute_api of consumer, with the key in aws_secretsmanager_secret.upstream of consumer",
  "consumer: aws_lambda_function.door reaches aws_vpc_endpoint.secretsmanager by private DNS, on 443 from aws_security_group.clients to aws_security_group.endpoints",
  "consumer: aws_lb_listener.link passes TCP on 443 to 10.1.128.4, the addresses of aws_vpc_endpoint.execute_api, and ends no TLS",
  "consumer: aws_lb.link reaches aws_vpc_endpoint.execute_api on 443 from aws_security_group.balancer to aws_security_group.endpoints, and nothing but aws_api_gateway_vpc_link.link reaches it",
  "consumer: the one method of aws_api_gateway_rest_api.api asks for a key in x-key, and goes on through aws_api_gateway_vpc_link.link with a key of this account",
  "consumer: aws_lambda_function.door_rotation runs outside any VPC, and calls ${aws_api_gateway_rest_api.api.id}.execute-api.eu-west-1.amazonaws.com over the internet by TLS",
  "consumer: the key of the use provider is in aws_secretsmanager_secret.upstream, closed by a policy of its own, and encrypted with aws_kms_key.keys; aws_lambda_function.provider_rotation makes it and rotates it every 30 days",
  "consumer: aws_api_gateway_rest_api.api passes calls on to aws_api_gateway_rest_api.api of provider, stage prod",
])("says: %s", (sentence) => {
  expect(findings().sentences).toContain(sentence);
});

test.each<[string, Path, Json | undefined, string]>([
  [
    "any address in the balancer's group",
    [...RESOURCE, "aws_vpc_security_group_ingress_rule", "planted"],
    {
      provider: "aws.consumer",
      security_group_id: "${aws_security_group.balancer.id}",
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    },
    "consumer: aws_vpc_security_group_ingress_rule.planted lets 0.0.0.0/0 in to aws_security_group.balancer on tcp 443; expected no rule",
  ],
  [
    "a second target",
    [...RESOURCE, "aws_lb_target_group_attachment", "second"],
    { provider: "aws.consumer", target_group_arn: "${aws_lb_target_group.link.arn}", target_id: "10.1.0.9" },
    "consumer: expected aws_lb_target_group.link to have the addresses of aws_vpc_endpoint.execute_api (10.1.128.4), got 10.1.0.9 and 10.1.128.4",
  ],
  [
    "a door that leads to another API",
    [...METHOD, "uri"],
    "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/",
    "consumer: expected GET / to go on to the API of provider in eu-west-1, got a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  ],
  [
    "a door that passes on no key",
    [...METHOD, "requestParameters"],
    {},
    `consumer: expected GET / to map ${HEADER} = context.authorizer.upstreamKey, got {}`,
  ],
  [
    "a door that leads there over the internet",
    [...METHOD, "connectionType"],
    "INTERNET",
    "consumer: expected GET / to go on through aws_api_gateway_vpc_link.link, got INTERNET ${aws_api_gateway_vpc_link.link.id}",
  ],
  [
    "a balancer whose group is asked about links",
    [...RESOURCE, "aws_lb", "link", "enforce_security_group_inbound_rules_on_private_link_traffic"],
    "on",
    "consumer: expected aws_lb.link with enforce_security_group_inbound_rules_on_private_link_traffic off, got on",
  ],
  [
    "a balancer that could take an endpoint's address",
    [...RESOURCE, "aws_lb", "link", "subnets"],
    ["${aws_subnet.endpoint.id}"],
    "consumer: aws_lb.link is in aws_subnet.endpoint, where it could take the address of an endpoint",
  ],
  [
    "an address of two endpoints",
    [...RESOURCE, "aws_vpc_endpoint", "secretsmanager", "subnet_configuration"],
    [{ subnet_id: "${aws_subnet.endpoint.id}", ipv4: "10.1.128.4" }],
    "consumer: expected 10.1.128.4 for aws_vpc_endpoint.secretsmanager alone, got it for aws_vpc_endpoint.execute_api, too",
  ],
  [
    "an address that AWS keeps",
    [...RESOURCE, "aws_vpc_endpoint", "secretsmanager", "subnet_configuration"],
    [{ subnet_id: "${aws_subnet.endpoint.id}", ipv4: "10.1.128.3" }],
    "consumer: expected aws_vpc_endpoint.secretsmanager at an address that AWS gives away in aws_subnet.endpoint, got 10.1.128.3",
  ],
  [
    "a rotation of a door's keys in the VPC",
    [...RESOURCE, "aws_lambda_function", "door_rotation", "vpc_config"],
    { subnet_ids: ["${aws_subnet.client.id}"], security_group_ids: ["${aws_security_group.clients.id}"] },
    "consumer: expected aws_lambda_function.door_rotation outside any VPC, got it in one",
  ],
  [
    "an authorizer in a VPC",
    ["provider", "resource", "aws_lambda_function", "authorizer", "vpc_config"],
    { subnet_ids: [], security_group_ids: [] },
    "provider: expected aws_lambda_function.authorizer outside any VPC, got it in one",
  ],
  [
    "a function without a place",
    [...RESOURCE, "aws_lambda_function", "more"],
    { provider: "aws.consumer", function_name: "more" },
    "consumer: aws_lambda_function.more is no client of the file; expected none but those",
  ],
  [
    "a secret that AWS's own key encrypts",
    [...RESOURCE, "aws_secretsmanager_secret", "upstream", "kms_key_id"],
    "alias/aws/secretsmanager",
    "consumer: expected aws_secretsmanager_secret.upstream encrypted with a KMS key of the stack, got alias/aws/secretsmanager",
  ],
  [
    "a first key that a plan shows",
    [...RESOURCE, "aws_lambda_invocation", "upstream", "input"],
    '${jsonencode({"SecretId" = aws_secretsmanager_secret.upstream.arn, "Step" = "first", "Key" = "s"})}',
    "consumer: expected one first key of aws_secretsmanager_secret.upstream, got 0",
  ],
  [
    "a first key before the secret is closed",
    [...RESOURCE, "aws_lambda_invocation", "upstream", "depends_on"],
    [],
    "consumer: expected aws_lambda_invocation.upstream to be made after aws_secretsmanager_secret_policy.upstream, aws_vpc_security_group_egress_rule.clients_to_endpoints, aws_vpc_security_group_ingress_rule.endpoints_from_clients and aws_vpc_endpoint.secretsmanager, got no such order",
  ],
  [
    "a rotation for any account",
    [...RESOURCE, "aws_lambda_permission", "upstream", "source_account"],
    undefined,
    "consumer: expected aws_lambda_permission.upstream for the account 222222222222 only, got nothing",
  ],
  [
    "another's secret for a consumer's key",
    ["consumer", "output", "api_key_secret_arns", "value", "provider"],
    "${aws_secretsmanager_secret.mobile.arn}",
    "consumer: expected aws_lambda_function.door to read the key of provider in aws_secretsmanager_secret.mobile, got aws_secretsmanager_secret.upstream",
  ],
  [
    "a parameter with another endpoint",
    ["provider", "resource", "aws_ssm_parameter", "consumer", "insecure_value"],
    '${jsonencode({"endpointIds" = ["vpce-0fffffffffffffff1"], "secretArn" = local.consumer_api_key_secret_arn})}',
    "provider: expected aws_ssm_parameter.consumer to name aws_vpc_endpoint.execute_api of consumer as endpoints of consumer, got vpce-0fffffffffffffff1",
  ],
  [
    "samples of requests",
    ["provider", "resource", "aws_wafv2_web_acl", "api", "visibility_config"],
    { sampled_requests_enabled: true },
    "provider: expected aws_wafv2_web_acl.api to keep no samples of requests, as keys are in headers, got true",
  ],
  [
    "a log of headers",
    [...RESOURCE, "aws_api_gateway_method_settings", "api", "settings", "logging_level"],
    "INFO",
    "consumer: expected aws_api_gateway_method_settings.api to log errors at most, as keys are in headers, got INFO",
  ],
])("%s is found, and named", (_, path, to, problem) => {
  expect(problemsWith(path, to)).toContain(problem);
});

test("answers that are kept for several endpoints are found by the endpoint, too", () => {
  const { provider, consumer } = DOOR_EXPECTED;
  const other = { endpoints: ["vpce-0123456789abcdef0"], secretArn: "arn:none" };
  const { keys } = provider.api;
  const several = { ...keys, consumers: { ...keys.consumers, other } };
  expect(
    networkFindings(DOOR_STACKS, {
      provider: { ...provider, api: { ...provider.api, keys: several } },
      consumer,
    }).problems,
  ).toContain(
    "provider: expected answers of aws_lambda_function.authorizer to be found by method.request.header.x-key, context.identity.vpceId, got method.request.header.x-key",
  );
});
