import { deploymentExpectations } from "../../../../src/access/network/deployment-expectations";
import { networkFindings } from "../../../../src/access/network/network-findings";
import type { Json } from "../../../../src/access/network/stack/stack-json";
import type { Deployment } from "../../../../src/model/deployment";
import { synth } from "../../../support/synth";
import { at, changed, type Path, type Stacks } from "../mutants/mutant";
import { privateDomain, regionalDomain } from "./deployments";

function stacksOf(deployment: Deployment): Stacks {
  return Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)]),
  );
}

const deployment = privateDomain();
const stacks = stacksOf(deployment);
const expected = deploymentExpectations(deployment);
const regional = regionalDomain();
const regionalStacks = stacksOf(regional);

const problemsWith = (path: Path, to: Json | undefined) =>
  networkFindings(changed(stacks, path, to), expected).problems;
const provider = (...path: readonly string[]): Path => ["provider", "resource", ...path];
const consumer = (...path: readonly string[]): Path => ["consumer", "resource", ...path];

describe("an API behind mutual TLS as it is made", () => {
  it("has no problem, be its domain private or regional", () => {
    expect(networkFindings(stacks, expected).problems).toEqual([]);
    expect(networkFindings(regionalStacks, deploymentExpectations(regional)).problems).toEqual([]);
  });

  it("is reached by PrivateLink, then through the verifying listener, and by no other path", () => {
    expect(networkFindings(stacks, expected).sentences).toEqual(
      expect.arrayContaining([
        "provider: every path into aws_vpc_endpoint.execute_api leads through aws_lb.verifier, and with that through aws_lb_listener.verifier_verified; every path into aws_lb.verifier through aws_lb.service, into which no group's rule lets anything: PrivateLink alone leads there",
        "provider: aws_lb_listener.verifier_verified lets in holders of valid certificates of aws_lb_trust_store.clients only, and says in headers whose they are; aws_lb_listener.verifier_health answers checks by itself, and forwards nowhere",
        "provider: aws_vpc_endpoint.execute_api leads to aws_api_gateway_rest_api.api and to no other API",
        "provider: the resource policy names aws_vpc_endpoint.execute_api of provider as a way in",
      ]),
    );
  });

  it("accepts the consumer's endpoint, and each client calls it with a certificate of its own", () => {
    expect(networkFindings(stacks, expected).sentences).toEqual(
      expect.arrayContaining([
        "consumer: aws_vpc_endpoint.entrance_provider leads to aws_vpc_endpoint_service.service of provider, in zones that both have",
        "provider: aws_vpc_endpoint_connection_accepter.consumer accepts aws_vpc_endpoint.entrance_provider of consumer",
        "consumer: aws_lambda_function.caller calls mtls.example.com with the certificate in aws_secretsmanager_secret.caller_certificate",
        "consumer: aws_instance.shell calls mtls.example.com with the certificate in aws_secretsmanager_secret.shell_certificate",
      ]),
    );
  });
});

const LISTENER = provider("aws_lb_listener", "verifier_verified");

test.each<[string, Path, Json | undefined, string]>([
  [
    "a rule by which the VPC reaches the endpoint past the balancers",
    provider("aws_vpc_security_group_ingress_rule", "planted"),
    {
      ...{ provider: "aws.provider", security_group_id: "${aws_security_group.entrance_endpoints.id}" },
      ...{ cidr_ipv4: "10.3.0.0/22", ip_protocol: "tcp", from_port: 443, to_port: 443 },
    },
    "provider: expected the paths aws_security_group.entrance_entry (tcp 443) aws_security_group.entrance_verifier (tcp 443) aws_security_group.entrance_endpoints and aws_security_group.entrance_entry (tcp 8080) aws_security_group.entrance_verifier (tcp 443) aws_security_group.entrance_endpoints into aws_vpc_endpoint.execute_api and no other, got aws_security_group.entrance_entry (tcp 443) aws_security_group.entrance_verifier (tcp 443) aws_security_group.entrance_endpoints, aws_security_group.entrance_entry (tcp 8080) aws_security_group.entrance_verifier (tcp 443) aws_security_group.entrance_endpoints and 10.3.0.0/22 (tcp 443) aws_security_group.entrance_endpoints",
  ],
  [
    "a listener that takes certificates without verifying them",
    [...LISTENER, "mutual_authentication", "mode"],
    "passthrough",
    'provider: expected aws_lb_listener.verifier_verified with mutual_authentication {"mode":"verify","trust_store_arn":"${aws_lb_trust_store.clients.arn}","ignore_client_certificate_expiry":false,"advertise_trust_store_ca_names":"on"}, got {"advertise_trust_store_ca_names":"on","ignore_client_certificate_expiry":false,"trust_store_arn":"${aws_lb_trust_store.clients.arn}","mode":"passthrough"}',
  ],
  [
    "a listener that is there before a list of revoked certificates",
    [...LISTENER, "depends_on"],
    ["aws_lb_trust_store_revocation.clients"],
    "provider: expected aws_lb_listener.verifier_verified to be made after aws_lb_trust_store_revocation.older, got no such order",
  ],
  [
    "a listener that says in another header whose a certificate is",
    [...LISTENER, "routing_http_request_x_amzn_mtls_clientcert_subject_header_name"],
    "x-subject",
    "provider: aws_lb_listener.verifier_verified has routing_http_request_x_amzn_mtls_clientcert_subject_header_name x-subject; expected none",
  ],
  [
    "a listener for checks that forwards",
    provider("aws_lb_listener", "verifier_health", "default_action"),
    [{ type: "forward", target_group_arn: "${aws_lb_target_group.verifier_endpoint.arn}" }],
    'provider: expected aws_lb_listener.verifier_health with default_action {"type":"fixed-response","fixed_response":{"content_type":"text/plain","message_body":"OK","status_code":"200"}}, got [{"type":"forward","target_group_arn":"${aws_lb_target_group.verifier_endpoint.arn}"}]',
  ],
  [
    "an instance in the VPC of the entrance",
    provider("aws_instance", "planted"),
    {
      ...{ provider: "aws.provider", subnet_id: "${aws_subnet.entrance_balancer_az1.id}" },
      vpc_security_group_ids: ["${aws_security_group.entrance_verifier.id}"],
    },
    "provider: aws_instance.planted is in aws_vpc.entrance_main; expected only aws_lb.service, aws_lb.verifier and aws_vpc_endpoint.execute_api there",
  ],
  [
    "a file of another content under the same name",
    provider("aws_s3_object", "ca_bundle", "source_hash"),
    "0".repeat(64),
    `provider: expected aws_s3_object.ca_bundle to be the file ca-bundle beside the stack, named by its SHA-256, got ${String(at(stacks, provider("aws_s3_object", "ca_bundle", "source")))} with ${"0".repeat(64)}`,
  ],
  [
    "a principal of all accounts",
    provider("aws_vpc_endpoint_service_allowed_principal", "account_222222222222", "principal_arn"),
    "*",
    "provider: expected the principals of aws_vpc_endpoint_service.service to be 222222222222 and 444444444444, got * and arn:aws:iam::444444444444:root",
  ],
  [
    "a domain that others' endpoints may ask for",
    provider("aws_api_gateway_domain_name_access_association", "api", "access_association_source"),
    "vpce-0fffffffffffffff1",
    "provider: expected aws_api_gateway_domain_name_access_association.api with access_association_source ${aws_vpc_endpoint.execute_api.id}, got vpce-0fffffffffffffff1",
  ],
  [
    "an endpoint of the API that leads to every API",
    provider("aws_vpc_endpoint", "execute_api", "policy"),
    '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:*:*:*"}]}',
    'provider: expected aws_vpc_endpoint.execute_api to allow execute-api:Invoke on ["arn:aws:execute-api:eu-west-1:111111111111:${aws_api_gateway_rest_api.api.id}/*","arn:aws:execute-api:eu-west-1:111111111111:/domainnames/mtls.example.com+*"] only, got {"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:*:*:*"}]}',
  ],
  [
    "a resource policy that names nobody",
    ["provider", "locals", "resource_policy"],
    '{"Statement":[]}',
    "provider: expected the resource policy to name aws_vpc_endpoint.execute_api of provider as a way in, got nothing",
  ],
  [
    "an authorizer that may read secrets",
    provider("aws_iam_role_policy", "authorizer", "policy"),
    '{"Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}',
    "provider: expected aws_iam_role_policy.authorizer to let aws_lambda_function.authorizer write logs and traces only, got secretsmanager:GetSecretValue",
  ],
  [
    "a check that reads something",
    ["provider", "check", "expiry", "data"],
    { aws_caller_identity: { who: {} } },
    "provider: has check.expiry.data; expected asserts about ends, and nothing else",
  ],
  [
    "an acceptance of what another state says",
    ["provider", "locals", "consumer_endpoint_id"],
    '${coalesce(try(data.terraform_remote_state.consumer[0].outputs.other["provider"], null), "unlinked")}',
    "provider: expected one acceptance of aws_vpc_endpoint.entrance_provider of consumer, got nothing",
  ],
  [
    "a record with an address of something else",
    consumer("aws_route53_record", "entrance_provider", "records"),
    ["10.4.2.10", "10.4.2.99"],
    "consumer: expected aws_route53_record.entrance_provider to have the addresses of an endpoint, got 10.4.2.10 and 10.4.2.99",
  ],
  [
    "a zone that answers in another VPC",
    consumer("aws_route53_zone", "entrance_provider", "vpc"),
    [{ vpc_id: "vpc-0fffffffffffffff1" }],
    'consumer: expected aws_route53_zone.entrance_provider with vpc {"vpc_id":"${aws_vpc.main.id}"}, got [{"vpc_id":"vpc-0fffffffffffffff1"}]',
  ],
  [
    "an endpoint in a zone that the service does not have",
    consumer("aws_subnet", "endpoint_az3", "availability_zone_id"),
    "euw1-az2",
    "consumer: expected aws_vpc_endpoint.entrance_provider in zones of provider (euw1-az1 and euw1-az3), got euw1-az1 and euw1-az2",
  ],
  [
    "an endpoint that leads to the service of another",
    consumer("aws_vpc_endpoint", "entrance_provider", "service_name"),
    "com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff1",
    "consumer: expected aws_vpc_endpoint.entrance_provider to lead to the endpoint service of provider, got nothing",
  ],
  [
    "an endpoint of private APIs that no use needs",
    consumer("aws_vpc_endpoint", "planted"),
    { provider: "aws.consumer", service_name: "com.amazonaws.eu-west-1.execute-api" },
    "consumer: aws_vpc_endpoint.planted leads to execute-api; expected no way there, as the file names none",
  ],
  [
    "a function that shows the certificate of another client",
    consumer("aws_lambda_function", "caller", "environment", "variables", "CERTIFICATE_SECRET_ARN"),
    "${aws_secretsmanager_secret.shell_certificate.arn}",
    "consumer: expected aws_lambda_function.caller to show the certificate in aws_secretsmanager_secret.caller_certificate, got aws_secretsmanager_secret.shell_certificate",
  ],
  [
    "a function that trusts servers of somebody's authority",
    consumer("aws_lambda_function", "caller", "environment", "variables", "SERVER_CA"),
    "theirs",
    "consumer: aws_lambda_function.caller has the variable SERVER_CA; expected none of that name",
  ],
  [
    "a key in the state",
    consumer("aws_secretsmanager_secret_version", "caller"),
    { provider: "aws.consumer", secret_string: "a key" },
    "consumer: aws_secretsmanager_secret_version.caller keeps a secret in the state; expected none there",
  ],
])("%s is found, and named", (_, path, to, problem) => {
  expect(problemsWith(path, to)).toContain(problem);
});
