import { KEYED } from "../../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../../support/synth";

const { consumer: CONSUMER } = KEYED.consumers;
const { door, reader } = CONSUMER.clients;
const consumerWith = (party: object, more: object = {}) =>
  stackOf(synthFile({ ...KEYED, consumers: { consumer: { ...CONSUMER, ...party } }, ...more }), "consumer");
const consumer = consumerWith({});

const addressesOf = (stack: Synthesized) =>
  Object.fromEntries(
    Object.entries(stack.json.resource.aws_vpc_endpoint ?? {}).map(([name, { subnet_configuration }]) => [
      name,
      (subnet_configuration as { ipv4: string }[] | undefined)?.map(({ ipv4 }) => ipv4),
    ]),
  );

/** An API beside it that callers assume a role for. */
const SIGNED = {
  id: "a1b2c3d4e5",
  account: "444444444444",
  accessRoleArn: "arn:aws:iam::444444444444:role/access",
};

describe("the addresses of endpoints", () => {
  it("are fixed where a front door is, of all endpoints, and in their own subnets", () => {
    expect(addressesOf(consumer)).toEqual({
      execute_api: ["10.1.128.4", "10.1.144.4"],
      secretsmanager: ["10.1.128.8", "10.1.144.8"],
    });
    expect(attribute(consumer, "aws_vpc_endpoint.execute_api", "subnet_configuration")).toEqual([
      { subnet_id: "${aws_subnet.endpoint_a.id}", ipv4: "10.1.128.4" },
      { subnet_id: "${aws_subnet.endpoint_b.id}", ipv4: "10.1.144.4" },
    ]);
    expect(attribute(consumer, "aws_vpc_endpoint.execute_api", "subnet_ids")).toEqual([
      "${aws_subnet.endpoint_a.id}",
      "${aws_subnet.endpoint_b.id}",
    ]);
  });

  it("are AWS's to choose without one", () => {
    expect(addressesOf(consumerWith({ clients: { reader } }))).toEqual({
      execute_api: undefined,
      secretsmanager: undefined,
    });
  });

  it("do not move when another endpoint is made", () => {
    const more = consumerWith({
      uses: { ...CONSUMER.uses, far: { api: SIGNED } },
      clients: { ...CONSUMER.clients, assumed: { type: "lambda", uses: "far", auth: "assume-role" } },
    });
    expect(addressesOf(more)).toEqual({ ...addressesOf(consumer), sts: ["10.1.128.5", "10.1.144.5"] });
  });

  it("do not move when a zone is added", () => {
    const more = consumerWith({ network: { cidr: "10.1.0.0/16", zones: ["c", "a", "b"] } });
    expect(addressesOf(more).execute_api).toEqual(["10.1.160.4", "10.1.128.4", "10.1.144.4"]);
  });

  it("are those of nobody else: balancers and functions are in other subnets", () => {
    const placed = [
      attribute(consumer, "aws_lb.execute_api", "subnets"),
      ...["reader", "door", "provider_rotation"].map(
        (name) =>
          (attribute(consumer, `aws_lambda_function.${name}`, "vpc_config") as { subnet_ids: string[] })
            .subnet_ids,
      ),
    ];
    for (const subnets of placed) expect(JSON.stringify(subnets)).not.toContain("endpoint");
  });
});

describe("in a network that is adopted", () => {
  const [first, second] = ["subnet-0000000a", "subnet-0000000b"];
  const network = {
    vpcId: "vpc-01234567",
    clientSubnetIds: ["subnet-0000000c"],
    endpointSubnetIds: [first, second],
  };
  const addresses = { [first]: "10.1.2.20", [second]: "10.1.3.40" };
  const adopted = consumerWith({ network: { ...network, addresses } });

  it("endpoints take the addresses that the file gives, one after the other", () => {
    expect(addressesOf(adopted)).toEqual({
      execute_api: ["10.1.2.20", "10.1.3.40"],
      secretsmanager: ["10.1.2.24", "10.1.3.44"],
    });
    expect(
      Object.values(adopted.json.resource.aws_lb_target_group_attachment ?? {}).map(
        ({ target_id }) => target_id,
      ),
    ).toEqual(["10.1.2.20", "10.1.3.40"]);
  });

  it("a plan compares them with the subnets, and says which are wrong", () => {
    const error_message =
      "consumers.consumer.network.addresses.subnet-0000000b: expected the first of 5 addresses in ${self.cidr_block} that AWS does not reserve, got 10.1.3.40 (to 10.1.3.44)";
    expect(adopted.json.data.aws_subnet?.[second]?.lifecycle).toEqual({
      postcondition: [{ condition: expect.any(String), error_message }],
    });
    expect(Object.keys(adopted.json.data.aws_subnet ?? {})).toEqual([first, second]);
  });

  it("no subnet is read where nothing needs an address", () => {
    const without = consumerWith({ network, clients: { reader } });
    expect(without.json.data?.aws_subnet).toBeUndefined();
    expect(addressesOf(without)).toEqual({ execute_api: undefined, secretsmanager: undefined });
  });

  it("nothing of it is changed", () => {
    expect(adopted.addresses.filter((address) => /aws_(vpc|subnet|default_)/.test(address))).toEqual([
      "aws_vpc_endpoint.execute_api",
      "aws_vpc_endpoint.secretsmanager",
      ...adopted.addresses.filter(
        (address) => address.includes("security_group") && address.includes("vpc_"),
      ),
    ]);
  });
});

test("a front door alone has everything that it needs", () => {
  const alone = consumerWith({ clients: { door } });
  expect(alone.addresses).toEqual(
    expect.arrayContaining(["aws_vpc_endpoint.secretsmanager", "aws_lambda_invocation.provider_rotation"]),
  );
});
