import { type Synthesized, stackOf, synthFile } from "../../support/synth";
import { allOf, FARGATE, fileWith, GATEWAY, providerOf } from "./provider-file";

const [FIRST, SECOND] = ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"];
const partners = (...endpointIds: readonly string[]) => ({
  externalConsumers: { partner: { account: "444444444444", ...(endpointIds.length > 0 && { endpointIds }) } },
});
const acceptersOf = (stack: Synthesized) => allOf(stack, "aws_vpc_endpoint_connection_accepter");
const principalsOf = (stack: Synthesized) =>
  Object.values(allOf(stack, "aws_vpc_endpoint_service_allowed_principal")).map(
    ({ principal_arn }) => principal_arn,
  );

const stack = providerOf({ compute: FARGATE });

test("a connection has to be accepted, and each service is behind its own balancer", () => {
  const service = stack.json.resource.aws_vpc_endpoint_service?.service;
  expect(service).toMatchObject({
    acceptance_required: true,
    network_load_balancer_arns: ["${aws_lb.service.arn}"],
  });
  expect(service).not.toHaveProperty("allowed_principals");
  expect(service).not.toHaveProperty("supported_ip_address_types");
});

test("the endpoint of a consumer of the file is accepted once it is known", () => {
  expect(stack.json.locals.gateway_endpoint_id).toContain('endpoint_ids["names"]');
  expect(acceptersOf(stack)).toEqual({
    gateway: expect.objectContaining({
      vpc_endpoint_service_id: "${aws_vpc_endpoint_service.service.id}",
      vpc_endpoint_id: "${local.gateway_endpoint_id}",
      count: '${(local.gateway_endpoint_id != "unlinked") ? 1 : 0}',
    }),
  });
});

test("an endpoint that the file names is accepted by its id, each on its own", () => {
  const external = providerOf({ compute: FARGATE, party: partners(FIRST, SECOND) });
  expect(Object.entries(acceptersOf(external)).map(([name, one]) => [name, one.vpc_endpoint_id])).toEqual([
    ["gateway", "${local.gateway_endpoint_id}"],
    [`partner_${FIRST}`, FIRST],
    [`partner_${SECOND}`, SECOND],
  ]);
  const fewer = providerOf({ compute: FARGATE, party: partners(SECOND) });
  expect(acceptersOf(fewer)).not.toHaveProperty(`partner_${FIRST}`);
});

test("the account of a consumer may ask before its endpoint is known, and only that", () => {
  const external = providerOf({ compute: FARGATE, party: partners() });
  expect(principalsOf(external)).toEqual([
    "arn:aws:iam::111111111111:root",
    "arn:aws:iam::444444444444:root",
  ]);
  expect(Object.keys(acceptersOf(external))).toEqual(["gateway"]);
});

test("an account with two consumers may ask once", () => {
  const party = { externalConsumers: { other: { account: "111111111111", endpointIds: [FIRST] } } };
  const external = providerOf({ compute: FARGATE, party });
  expect(principalsOf(external)).toEqual(["arn:aws:iam::111111111111:root"]);
  expect(Object.keys(acceptersOf(external))).toEqual(["gateway", `other_${FIRST}`]);
});

test("an endpoint in a state that nobody may read yet is not accepted", () => {
  const state = { type: "cloud", organization: "acme" };
  const consumers = { gateway: { ...GATEWAY, link: "pending" } };
  const file = fileWith({ compute: FARGATE, file: { state, consumers } });
  expect(acceptersOf(stackOf(synthFile(file), "names"))).toEqual({});
});

test("another consumer changes nothing of what is there", () => {
  const consumers = { gateway: GATEWAY, second: { ...GATEWAY, account: "555555555555" } };
  const more = providerOf({ compute: FARGATE, file: { consumers } });
  for (const [type, resources] of Object.entries(stack.json.resource))
    expect(more.json.resource[type]).toMatchObject(resources);
  expect(more.addresses.filter((address) => !stack.addresses.includes(address))).toEqual([
    "aws_vpc_endpoint_connection_accepter.second",
    "aws_vpc_endpoint_service_allowed_principal.account_555555555555",
  ]);
});

test("the outputs are the fact that gateways read, and what operators look for", () => {
  const { output } = providerOf({ compute: FARGATE, party: partners(FIRST) }).json;
  expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
    endpoint_service_name: "${aws_vpc_endpoint_service.service.service_name}",
    endpoint_service_id: "${aws_vpc_endpoint_service.service.id}",
    endpoint_connections: {
      gateway: expect.stringContaining("one.vpc_endpoint_id => one.vpc_endpoint_state"),
      partner: { [FIRST]: expect.stringContaining(`partner_${FIRST}.vpc_endpoint_state`) },
    },
    ecs_cluster: "${aws_ecs_cluster.service.name}",
    ecs_service: "${aws_ecs_service.service.name}",
    log_group: "${aws_cloudwatch_log_group.servers.name}",
  });
});
