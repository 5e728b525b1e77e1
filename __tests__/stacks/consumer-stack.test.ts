import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { CONSUMER, DEFAULT, FILE } from "../support/deployment";
import { attribute, stackOf, synthFile } from "../support/synth";

const consumer = stackOf(synthFile(DEFAULT), "consumer");
const consumerWith = (party: object) =>
  stackOf(synthFile({ ...DEFAULT, consumers: { consumer: { ...CONSUMER, ...party } } }), "consumer");
const environmentOf = (stack: typeof consumer, client: string) =>
  (attribute(stack, `aws_lambda_function.${client}`, "environment") as { variables: Record<string, string> })
    .variables;

describe("the network", () => {
  it("has a client and an endpoint subnet in each zone, and no way to the internet", () => {
    for (const [cidr_block, availability_zone] of [
      ["10.1.0.0/20", "eu-west-1a"],
      ["10.1.16.0/20", "eu-west-1b"],
      ["10.1.128.0/20", "eu-west-1a"],
      ["10.1.144.0/20", "eu-west-1b"],
    ]) {
      expect(consumer.text).toHaveResourceWithProperties(Subnet, { cidr_block, availability_zone });
    }
    expect(consumer.text).not.toMatch(/internet_gateway|nat_gateway|"aws_route"|0\.0\.0\.0/);
    expect(attribute(consumer, "aws_default_route_table.main", "route")).toEqual([]);
  });

  it("keeps each subnet's place when a zone is added", () => {
    const more = consumerWith({ network: { cidr: "10.1.0.0/16", zones: ["c", "a", "b"] } });
    for (const name of ["client_a", "client_b", "endpoint_a", "endpoint_b"]) {
      const block = (stack: typeof consumer) => attribute(stack, `aws_subnet.${name}`, "cidr_block");
      expect(block(more)).toBe(block(consumer));
    }
  });

  it("has a default security group without rules", () => {
    expect(consumer.text).toHaveResourceWithProperties(DefaultSecurityGroup, { ingress: [], egress: [] });
  });

  it("lets clients talk to endpoints by reference, port 443, and nothing else", () => {
    const https = { from_port: 443, to_port: 443, ip_protocol: "tcp" };
    expect(consumer.text).toHaveResourceWithProperties(VpcSecurityGroupEgressRule, {
      ...https,
      security_group_id: "${aws_security_group.clients.id}",
      referenced_security_group_id: "${aws_security_group.endpoints.id}",
    });
    expect(consumer.text).toHaveResourceWithProperties(VpcSecurityGroupIngressRule, {
      ...https,
      security_group_id: "${aws_security_group.endpoints.id}",
      referenced_security_group_id: "${aws_security_group.clients.id}",
    });
    expect(consumer.addresses.filter((address) => address.includes("rule"))).toHaveLength(2);
  });
});

describe("the endpoints", () => {
  it("are in the endpoint subnets, with private DNS", () => {
    for (const service of ["execute-api", "sts"]) {
      expect(consumer.text).toHaveResourceWithProperties(VpcEndpoint, {
        service_name: `com.amazonaws.eu-west-1.${service}`,
        subnet_ids: ["${aws_subnet.endpoint_a.id}", "${aws_subnet.endpoint_b.id}"],
        private_dns_enabled: true,
      });
    }
  });

  it("for STS is made only where a client assumes a role", () => {
    const { addresses } = consumerWith({ clients: { direct: CONSUMER.clients.direct } });
    expect(addresses).not.toContain("aws_vpc_endpoint.sts");
  });

  it("without private DNS are addressed by their own name, with the API's in Host", () => {
    const stack = consumerWith({ endpoints: { executeApi: { privateDns: false } } });
    expect(attribute(stack, "aws_vpc_endpoint.execute_api", "private_dns_enabled")).toBe(false);
    expect(environmentOf(stack, "direct")).toMatchObject({
      API_URL: "https://${aws_vpc_endpoint.execute_api.dns_entry[0].dns_name}/prod",
      API_HOST: "${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com",
    });
  });
});

describe("an endpoint that the provider associates", () => {
  const endpoints = { executeApi: { privateDns: false, associate: true } };

  it("is addressed by the name {api}-{vpce}, in Host as well", () => {
    const host =
      "${local.provider_api_id}-${aws_vpc_endpoint.execute_api.id}.execute-api.eu-west-1.amazonaws.com";
    expect(environmentOf(consumerWith({ endpoints }), "direct")).toMatchObject({
      API_URL: `https://${host}/prod`,
      API_HOST: host,
    });
  });

  it("has that name under China's domain in China", () => {
    const region = "cn-north-1";
    const state = { ...FILE.state, region };
    const stacks = synthFile({
      ...DEFAULT,
      region,
      state,
      consumers: { consumer: { ...CONSUMER, endpoints } },
    });
    expect(environmentOf(stackOf(stacks, "consumer"), "direct").API_HOST).toMatch(
      /\.execute-api\.cn-north-1\.amazonaws\.com\.cn$/,
    );
  });
});

describe("the clients", () => {
  it("run in the client subnets, with a role and a log group each", () => {
    expect(consumer.text).toHaveResourceWithProperties(LambdaFunction, {
      function_name: "private-api-consumer-direct",
      role: "${aws_iam_role.direct.arn}",
      vpc_config: {
        subnet_ids: ["${aws_subnet.client_a.id}", "${aws_subnet.client_b.id}"],
        security_group_ids: ["${aws_security_group.clients.id}"],
      },
      replace_security_groups_on_destroy: true,
    });
  });

  it("may write to their own log group, which is made after their role", () => {
    expect(attribute(consumer, "aws_cloudwatch_log_group.direct", "name")).toBe(
      "/aws/lambda/private-api-consumer-direct",
    );
    expect(attribute(consumer, "aws_iam_role_policy.direct", "policy")).toContain(
      '"Resource":"arn:aws:logs:eu-west-1:222222222222:log-group:/aws/lambda/private-api-consumer-direct:*"',
    );
  });

  it("have the API in their environment, and the assume-role client its role", () => {
    expect(environmentOf(consumer, "direct")).toEqual({
      API_URL: "https://${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com/prod",
      API_HOST: "${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com",
      API_REGION: "eu-west-1",
      DEFAULT_ROUTE: "GET /",
      TIMEOUT_SECONDS: "10",
    });
    expect(environmentOf(consumer, "assumed")).toMatchObject({
      ROLE_ARN: "arn:aws:iam::111111111111:role/private-api-provider-access-consumer",
      SESSION_NAME: "private-api-consumer-assumed",
    });
  });

  it("have more time than their calls", () => {
    const clients = { slow: { type: "lambda", uses: "provider", auth: "direct", timeoutSeconds: 30 } };
    const stack = consumerWith({ clients });
    expect(environmentOf(stack, "slow").TIMEOUT_SECONDS).toBe("30");
    expect(attribute(stack, "aws_lambda_function.slow", "timeout")).toBe(35);
  });
});

describe("adopted parts", () => {
  const adopted = {
    network: { vpcId: "vpc-0123456789abcdef0", clientSubnetIds: ["subnet-0123456789abcdef0"] },
    endpoints: {
      executeApi: { existing: "vpce-0123456789abcdef0", securityGroupId: "sg-0123456789abcdef0" },
      sts: false,
    },
  };
  const stack = consumerWith(adopted);

  it("are referred to, and not changed", () => {
    expect(
      stack.addresses.filter((address) => /vpc\.|subnet|endpoint|default_|ingress/.test(address)),
    ).toEqual(["aws_vpc_security_group_egress_rule.clients_to_existing_endpoint"]);
    expect(stack.json.data.aws_vpc_endpoint?.execute_api).toMatchObject({ id: "vpce-0123456789abcdef0" });
    expect(stack.json.output.endpoint_ids?.value).toEqual({
      provider: "${data.aws_vpc_endpoint.execute_api.id}",
    });
  });

  it("may include an STS endpoint, reached by reference to its group", () => {
    const sts = { securityGroupId: "sg-0123456789abcdef1" };
    const group = (endpoints: object) =>
      consumerWith({ ...adopted, endpoints: { ...adopted.endpoints, ...endpoints } }).json.resource
        .aws_vpc_security_group_egress_rule?.clients_to_sts;
    expect(group({ sts })).toMatchObject({ referenced_security_group_id: "sg-0123456789abcdef1" });
    expect(group({ sts })).not.toHaveProperty("cidr_ipv4");
    expect(group({ sts: false })).toMatchObject({ cidr_ipv4: "0.0.0.0/0" });
  });

  it("are addressed by the endpoint's own name, which works with private DNS or without", () => {
    expect(environmentOf(stack, "direct").API_URL).toBe(
      "https://${data.aws_vpc_endpoint.execute_api.dns_entry[0].dns_name}/prod",
    );
  });
});

describe("an API that only its facts describe", () => {
  const api = {
    id: "a1b2c3d4e5",
    stage: "live",
    account: "444444444444",
    region: "eu-west-1",
    accessRoleArn: "arn:aws:iam::444444444444:role/access",
    routes: ["GET /"],
  };
  const described = stackOf(
    synthFile({ ...FILE, consumers: { consumer: { ...CONSUMER, uses: { provider: { api } } } } }),
    "consumer",
  );

  it("is called without reading a state", () => {
    expect(described.json.data).toBeUndefined();
    expect(described.json.provider.aws).toHaveLength(1);
    expect(described.json.output.api_ids).toEqual({ value: { provider: "a1b2c3d4e5" } });
    expect(environmentOf(described, "assumed")).toMatchObject({
      API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live",
      ROLE_ARN: "arn:aws:iam::444444444444:role/access",
    });
  });
});

test("the outputs for other stacks", () => {
  expect(consumer.json.output).toEqual({
    api_ids: expect.objectContaining({ value: { provider: "${local.provider_api_id}" } }),
    endpoint_ids: { value: { provider: "${aws_vpc_endpoint.execute_api.id}" } },
    client_security_group_id: { value: "${aws_security_group.clients.id}" },
    client_functions: {
      value: {
        direct: "${aws_lambda_function.direct.function_name}",
        assumed: "${aws_lambda_function.assumed.function_name}",
      },
    },
    client_role_arns: {
      value: { direct: "${aws_iam_role.direct.arn}", assumed: "${aws_iam_role.assumed.arn}" },
    },
  });
});
