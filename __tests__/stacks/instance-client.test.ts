import { Instance } from "@cdktf/provider-aws/lib/instance";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { CONSUMER, DEFAULT, FILE, PROVIDER, SERVICE } from "../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../support/synth";

const SHELL = { type: "instance", uses: "provider", auth: "direct" };
const consumerWith = (party: object, file: object = DEFAULT) =>
  stackOf(synthFile({ ...file, consumers: { consumer: { ...CONSUMER, ...party } } }), "consumer");
const policyAt = (stack: Synthesized, address: string, name = "policy") =>
  JSON.parse(String(attribute(stack, address, name)));

const stack = consumerWith({ clients: { shell: SHELL } });

describe("an instance as a client", () => {
  it("has no public address, is in the client subnet and in the clients' group", () => {
    expect(stack.text).toHaveResourceWithProperties(Instance, {
      associate_public_ip_address: false,
      subnet_id: "${aws_subnet.client_a.id}",
      vpc_security_group_ids: ["${aws_security_group.clients.id}"],
      instance_type: "t4g.micro",
    });
  });

  it("requires IMDSv2, with a hop limit of 1", () => {
    expect(attribute(stack, "aws_instance.shell", "metadata_options")).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("has an encrypted disk, and an image that is kept when a newer one is published", () => {
    expect(attribute(stack, "aws_instance.shell", "root_block_device")).toMatchObject({ encrypted: true });
    expect(attribute(stack, "aws_instance.shell", "ami")).toBe(
      "${data.aws_ssm_parameter.shell_image.insecure_value}",
    );
    expect(attribute(stack, "aws_instance.shell", "lifecycle")).toEqual({ ignore_changes: ["ami"] });
    expect(stack.json.data.aws_ssm_parameter?.shell_image).toMatchObject({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    });
  });

  it("has no key pair and nothing that runs when it starts", () => {
    expect(Object.keys(stack.json.resource.aws_instance?.shell ?? {}).sort()).toEqual([
      "ami",
      "associate_public_ip_address",
      "iam_instance_profile",
      "instance_type",
      "lifecycle",
      "metadata_options",
      "provider",
      "root_block_device",
      "subnet_id",
      "tags",
      "vpc_security_group_ids",
    ]);
  });

  it("has a role that only EC2 may assume, for sessions and its routes", () => {
    expect(policyAt(stack, "aws_iam_role.shell", "assume_role_policy").Statement).toMatchObject([
      { Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(stack.addresses.filter((address) => address.startsWith("aws_iam_role_policy"))).toEqual([
      "aws_iam_role_policy.shell_call",
      "aws_iam_role_policy.shell_sessions",
    ]);
    expect(policyAt(stack, "aws_iam_role_policy.shell_call").Statement).toMatchObject([
      { Action: "execute-api:Invoke", Resource: expect.stringMatching(/\/prod\/GET\/$/) },
    ]);
  });

  it("that does not sign has a role for sessions only", () => {
    const file = {
      ...FILE,
      providers: { provider: { ...PROVIDER, service: { ...SERVICE, auth: "none" } } },
    };
    const unsigned = consumerWith({ clients: { shell: { ...SHELL, auth: "none" } } }, file);
    expect(unsigned.addresses.filter((address) => address.startsWith("aws_iam_role_policy"))).toEqual([
      "aws_iam_role_policy.shell_sessions",
    ]);
    expect(unsigned.json.output.client_commands?.value).toMatchObject({
      shell: { curl: expect.stringMatching(/^curl 'https:/) },
    });
  });

  it("has its id and its commands as outputs, in addition to a function's", () => {
    const both = consumerWith({ clients: { shell: SHELL, direct: CONSUMER.clients.direct } });
    expect(both.json.output).toMatchObject({
      endpoint_ids: { value: { provider: "${aws_vpc_endpoint.execute_api.id}" } },
      client_functions: { value: { direct: "${aws_lambda_function.direct.function_name}" } },
      client_role_arns: {
        value: { shell: "${aws_iam_role.shell.arn}", direct: "${aws_iam_role.direct.arn}" },
      },
      client_instances: { value: { shell: "${aws_instance.shell.id}" } },
      client_commands: {
        value: {
          shell: {
            start_session: "aws ssm start-session --target ${aws_instance.shell.id} --region eu-west-1",
            curl: expect.stringContaining(
              "'https://${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com/prod/'",
            ),
          },
        },
      },
    });
    expect(Object.keys(both.json.output.client_commands?.value ?? {})).toEqual(["shell"]);
  });
});

describe("the endpoints of sessions", () => {
  it.each([
    ["ssm", "ssm:UpdateInstanceInformation"],
    ["ssmmessages", expect.arrayContaining(["ssmmessages:OpenControlChannel"])],
  ])("are made for %s, with private DNS, for the instances' roles alone", (service, Action) => {
    expect(stack.text).toHaveResourceWithProperties(VpcEndpoint, {
      service_name: `com.amazonaws.eu-west-1.${service}`,
      private_dns_enabled: true,
      subnet_ids: ["${aws_subnet.endpoint_a.id}", "${aws_subnet.endpoint_b.id}"],
      security_group_ids: ["${aws_security_group.endpoints.id}"],
    });
    expect(policyAt(stack, `aws_vpc_endpoint.${service}`).Statement).toEqual([
      {
        Sid: "AllowInstances",
        Effect: "Allow",
        Principal: "*",
        Action,
        Resource: "*",
        Condition: {
          ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/private-api-consumer-shell" },
        },
      },
    ]);
  });

  it("are not made without instances, or if the VPC has its own route", () => {
    const own = consumerWith({ clients: { shell: SHELL }, endpoints: { ssm: false } });
    const none = consumerWith({ clients: { direct: CONSUMER.clients.direct } });
    for (const { addresses } of [own, none]) {
      expect(addresses.filter((address) => address.startsWith("aws_vpc_endpoint."))).toEqual([
        "aws_vpc_endpoint.execute_api",
      ]);
    }
  });

  it("have China's names in China, which begin with cn.com only for execute-api and STS", () => {
    const region = "cn-northwest-1";
    const clients = { shell: SHELL, assumed: CONSUMER.clients.assumed };
    const file = { ...DEFAULT, region, state: { ...FILE.state, region } };
    const endpoints = consumerWith({ clients }, file).json.resource.aws_vpc_endpoint ?? {};
    expect(Object.entries(endpoints).map(([name, { service_name }]) => [name, service_name])).toEqual([
      ["execute_api", "cn.com.amazonaws.cn-northwest-1.execute-api"],
      ["ssm", "com.amazonaws.cn-northwest-1.ssm"],
      ["ssmmessages", "com.amazonaws.cn-northwest-1.ssmmessages"],
      ["sts", "cn.com.amazonaws.cn-northwest-1.sts"],
    ]);
  });
});

describe("the egress of the clients' group", () => {
  const adopted = {
    network: { vpcId: "vpc-0123456789abcdef0", clientSubnetIds: ["subnet-0123456789abcdef0"] },
    endpoints: {
      executeApi: { existing: "vpce-0123456789abcdef0", securityGroupId: "sg-0123456789abcdef0" },
      ssm: false,
    },
  };
  const shell = { shell: SHELL };
  const both = { ...shell, assumed: CONSUMER.clients.assumed };
  const rulesOf = (endpoints: object, clients: object, network: object = adopted.network) => {
    const { aws_vpc_security_group_egress_rule: rules = {} } = consumerWith({
      network,
      endpoints: { ...adopted.endpoints, ...endpoints },
      clients,
    }).json.resource;
    return Object.entries(rules).map(([name, { cidr_ipv4, referenced_security_group_id }]) => [
      name,
      cidr_ipv4 ?? referenced_security_group_id,
    ]);
  };
  const EXISTING = ["clients_to_existing_endpoint", "sg-0123456789abcdef0"];

  it("is any address, port 443, if the VPC has its own route to Systems Manager", () => {
    expect(rulesOf({}, shell)).toEqual([EXISTING, ["clients_to_ssm", "0.0.0.0/0"]]);
  });

  it("has one such rule, even if the VPC also has its own route to STS", () => {
    expect(rulesOf({ sts: false }, both)).toEqual([EXISTING, ["clients_to_sts", "0.0.0.0/0"]]);
  });

  it("is any address in addition to the group of a known STS endpoint", () => {
    expect(rulesOf({ sts: { securityGroupId: "sg-0123456789abcdef1" } }, both)).toEqual([
      EXISTING,
      ["clients_to_ssm", "0.0.0.0/0"],
      ["clients_to_sts", "sg-0123456789abcdef1"],
    ]);
  });

  it("is the group of the made endpoints, for sessions next to an existing execute-api endpoint", () => {
    const network = { ...adopted.network, endpointSubnetIds: ["subnet-0123456789abcdef1"] };
    expect(rulesOf({ ssm: true }, shell, network)).toEqual([
      ["clients_to_endpoints", "${aws_security_group.endpoints.id}"],
      EXISTING,
    ]);
  });

  it("has no such rule if only functions run", () => {
    const endpoints = { executeApi: adopted.endpoints.executeApi };
    const party = consumerWith({ ...adopted, endpoints, clients: { direct: CONSUMER.clients.direct } });
    expect(Object.keys(party.json.resource.aws_vpc_security_group_egress_rule ?? {})).toEqual([
      "clients_to_existing_endpoint",
    ]);
  });
});
