import { networkFindings } from "../../../src/access/network/network-findings";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { EXPECTED, STACKS } from "./literal-stacks";
import { changed, type Path, type Stacks } from "./mutants/mutant";

const findings = (stacks: Stacks = STACKS) => networkFindings(stacks, EXPECTED);
const problemsWith = (path: Path, to: Json | undefined) => findings(changed(STACKS, path, to)).problems;

const EGRESS = ["consumer", "resource", "aws_vpc_security_group_egress_rule", "clients_to_endpoints"];
const INGRESS = ["consumer", "resource", "aws_vpc_security_group_ingress_rule", "endpoints_from_clients"];
const ENDPOINT = ["consumer", "resource", "aws_vpc_endpoint", "execute_api"];
const FUNCTION = ["consumer", "resource", "aws_lambda_function", "direct"];

const REACHES = "from aws_security_group.clients to aws_security_group.endpoints";

describe("a deployment as it should be", () => {
  it("has no problem, and assumes nothing", () => {
    expect(findings()).toMatchObject({ problems: [], assumptions: [] });
  });

  it.each([
    `consumer: aws_lambda_function.direct reaches aws_vpc_endpoint.execute_api by private DNS, on 443 ${REACHES}`,
    `consumer: aws_lambda_function.assumed reaches aws_vpc_endpoint.sts by private DNS, on 443 ${REACHES}`,
    "consumer: aws_lambda_function.direct calls aws_api_gateway_rest_api.api of provider, stage prod",
    "consumer: aws_vpc.main has no route in aws_default_route_table.main and no rule in aws_default_security_group.closed",
    "consumer: nothing else in the stack leads in or out",
    "provider: aws_api_gateway_rest_api.api has no public address",
    "provider: the one method of aws_api_gateway_rest_api.api asks for a signature, and a function of the stack answers",
    "provider: nothing but ${aws_api_gateway_rest_api.api.execution_arn}/prod/* may invoke the functions behind aws_api_gateway_rest_api.api",
    "provider: the resource policy names aws_vpc_endpoint.execute_api of consumer as a way in",
    "provider: everything is made in the account 111111111111, by a provider that is tied to it",
  ])("says: %s", (sentence) => {
    expect(findings().sentences).toContain(sentence);
  });
});

describe("a rule that is too wide", () => {
  const everything = (rule: Path, more: { readonly [name: string]: Json }) =>
    problemsWith([...rule.slice(0, -1), "planted"], { provider: "aws.consumer", ...more });

  it("is named with what it lets out, and where to", () => {
    expect(
      everything(EGRESS, {
        security_group_id: "${aws_security_group.clients.id}",
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "-1",
      }),
    ).toEqual([
      "consumer: aws_vpc_security_group_egress_rule.planted lets aws_security_group.clients out to 0.0.0.0/0 on everything; expected only tcp 443 to aws_security_group.endpoints",
    ]);
  });

  it("is named with what it lets in", () => {
    expect(
      everything(INGRESS, {
        security_group_id: "${aws_security_group.clients.id}",
        cidr_ipv6: "::/0",
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
      }),
    ).toEqual([
      "consumer: aws_vpc_security_group_ingress_rule.planted lets ::/0 in to aws_security_group.clients on tcp 22; expected no rule",
    ]);
  });

  it("does not stand for the one that is needed", () => {
    const rule =
      "an egress rule of aws_security_group.clients to aws_security_group.endpoints on tcp 443, got none";
    expect(problemsWith([...EGRESS, "to_port"], 65535)).toEqual([
      `consumer: aws_lambda_function.direct does not reach aws_vpc_endpoint.execute_api: expected ${rule}`,
      `consumer: aws_lambda_function.assumed does not reach aws_vpc_endpoint.execute_api: expected ${rule}`,
      `consumer: aws_lambda_function.assumed does not reach aws_vpc_endpoint.sts: expected ${rule}`,
      "consumer: aws_vpc_security_group_egress_rule.clients_to_endpoints lets aws_security_group.clients out to aws_security_group.endpoints on tcp 443-65535; expected only tcp 443 to aws_security_group.endpoints",
    ]);
  });

  it("takes the sentence with it that nothing else leads out", () => {
    const { sentences } = findings(changed(STACKS, [...EGRESS, "ip_protocol"], "-1"));
    expect(sentences).not.toContain("consumer: nothing else in the stack leads in or out");
    expect(sentences).not.toContainEqual(expect.stringContaining("reaches aws_vpc_endpoint"));
    expect(sentences).toContain("provider: nothing in the stack is in a VPC");
  });
});

test.each<[string, Path, Json | undefined, string]>([
  [
    "an endpoint without private DNS",
    [...ENDPOINT, "private_dns_enabled"],
    false,
    "consumer: aws_lambda_function.direct connects to ${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com: expected an endpoint of execute-api in aws_vpc.main with private DNS, got none",
  ],
  [
    "an endpoint in a subnet from elsewhere",
    [...ENDPOINT, "subnet_ids"],
    ["subnet-0123456789abcdef0"],
    "consumer: aws_vpc_endpoint.execute_api has subnet-0123456789abcdef0 as subnet_ids; expected one of aws_subnet of this stack, or one that the file names",
  ],
  [
    "an endpoint without a policy",
    [...ENDPOINT, "policy"],
    undefined,
    "consumer: expected aws_vpc_endpoint.execute_api with a policy, got nothing",
  ],
  [
    "a function outside the VPC",
    [...FUNCTION, "vpc_config"],
    undefined,
    "consumer: expected aws_lambda_function.direct in the VPC of the stack, got it outside any, where it reaches the internet",
  ],
  [
    "a function with a further group",
    [...FUNCTION, "vpc_config", "security_group_ids"],
    ["${aws_security_group.clients.id}", "sg-0123456789abcdef0"],
    "consumer: expected aws_lambda_function.direct in one security group of a VPC of this stack's, got aws_security_group.clients and sg-0123456789abcdef0",
  ],
  [
    "a gateway to the internet",
    ["consumer", "resource", "aws_internet_gateway", "main"],
    { provider: "aws.consumer", vpc_id: "${aws_vpc.main.id}" },
    "consumer: aws_internet_gateway.main is a way to and from the internet; expected none",
  ],
  [
    "a resource of a type that nobody has thought of",
    ["consumer", "resource", "aws_vpc_wormhole", "main"],
    { provider: "aws.consumer" },
    "consumer: aws_vpc_wormhole.main is a part of a network that is not proven; expected none",
  ],
  [
    "a subnet that gives public addresses",
    ["consumer", "resource", "aws_subnet", "client", "map_public_ip_on_launch"],
    true,
    "consumer: aws_subnet.client has map_public_ip_on_launch, a public address for whatever is started in it; expected none",
  ],
  [
    "a main route table with a route",
    ["consumer", "resource", "aws_default_route_table", "main", "route"],
    [{ cidr_block: "0.0.0.0/0" }],
    'consumer: expected aws_default_route_table.main with an empty route, got [{"cidr_block":"0.0.0.0/0"}]',
  ],
  [
    "a default group as AWS makes it",
    ["consumer", "resource", "aws_default_security_group"],
    undefined,
    "consumer: expected the default security group of aws_vpc.main in the stack, got it as AWS makes it",
  ],
  [
    "a group that nothing uses",
    ["consumer", "resource", "aws_security_group", "idle"],
    { provider: "aws.consumer", vpc_id: "${aws_vpc.main.id}" },
    "consumer: nothing uses aws_security_group.idle; expected no group that is of no use",
  ],
  [
    "a provider that the API was not deployed for",
    ["provider", "resource", "aws_api_gateway_rest_api", "api", "endpoint_configuration", "types"],
    ["REGIONAL"],
    "provider: expected aws_api_gateway_rest_api.api to be PRIVATE, got REGIONAL",
  ],
  [
    "an output that leads the provider to another endpoint",
    ["consumer", "output", "endpoint_ids", "value", "provider"],
    "${aws_vpc_endpoint.sts.id}",
    "provider: expected the resource policy to name aws_vpc_endpoint.execute_api of consumer as a way in, got aws_vpc_endpoint.sts of consumer",
  ],
])("%s is found, and named", (_, path, to, problem) => {
  expect(problemsWith(path, to)).toContain(problem);
});

test("a stack that the file does not have is refused, and one that it has is missed", () => {
  const { provider = null } = STACKS;
  expect(networkFindings({ provider, stranger: {} }, EXPECTED).problems).toEqual(
    expect.arrayContaining([
      "stranger: expected no stack of this name, as the file has none",
      "consumer: expected a stack, got none",
    ]),
  );
});
