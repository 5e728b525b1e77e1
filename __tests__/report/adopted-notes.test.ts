import { adoptedNotes } from "../../src/report/adopted-notes";
import { CONSUMER, DEFAULT, deploymentFrom, FILE, PROVIDER, REGIONAL, SERVICE } from "../support/deployment";

const VPC = { vpcId: "vpc-01234567", clientSubnetIds: ["subnet-01234567"] };
const EXISTING = { existing: "vpce-01234567", securityGroupId: "sg-01234567" };
const DIRECT = "arn:aws:iam::222222222222:role/private-api-consumer-direct";
const ASSUMED = "arn:aws:iam::222222222222:role/private-api-consumer-assumed";
const ACCESS = "arn:aws:iam::111111111111:role/private-api-provider-access-consumer";

const notes = (file: object) => adoptedNotes(deploymentFrom(file));
const withConsumer = (party: object) =>
  notes({ ...DEFAULT, consumers: { consumer: { ...CONSUMER, ...party } } });

test("a deployment that makes everything has no notes", () => {
  expect(notes(DEFAULT)).toEqual([]);
});

test("an existing endpoint must allow the clients' group, and in its policy the roles on their routes", () => {
  const endpoints = { executeApi: EXISTING, sts: { securityGroupId: "sg-89abcdef" } };
  expect(withConsumer({ network: VPC, endpoints })).toEqual([
    "consumer: sg-01234567 has to let the group private-api-consumer-clients in, port 443",
    `consumer: the policy of vpce-01234567 has to let ${DIRECT} and ${ACCESS} call GET / of provider`,
    "consumer: sg-89abcdef has to let the group private-api-consumer-clients in, port 443",
    `consumer: the policy of the STS endpoint behind sg-89abcdef has to let ${ASSUMED} assume ${ACCESS}`,
  ]);
});

test("callers that do not sign are everybody in an endpoint's policy", () => {
  const file = {
    ...FILE,
    providers: { provider: { ...PROVIDER, service: { ...SERVICE, auth: "none" } } },
    consumers: {
      consumer: {
        ...CONSUMER,
        network: VPC,
        endpoints: { executeApi: EXISTING },
        clients: { direct: CONSUMER.clients.direct },
      },
    },
  };
  expect(notes(file)).toContain(
    "consumer: the policy of vpce-01234567 has to let everybody, unsigned call GET / of provider",
  );
});

test("an undescribed route to STS must let the clients assume their roles", () => {
  expect(withConsumer({ endpoints: { sts: false } })).toEqual([
    `consumer: the VPC's own way to STS has to let ${ASSUMED} assume ${ACCESS}`,
  ]);
});

test("an undescribed route to Systems Manager must let instances open sessions, functions need none", () => {
  const clients = {
    direct: CONSUMER.clients.direct,
    shell: { type: "instance", uses: "provider", auth: "direct" },
  };
  expect(withConsumer({ clients, endpoints: { ssm: false } })).toEqual([
    "consumer: the VPC's own way to Systems Manager (ssm, ssmmessages) has to let arn:aws:iam::222222222222:role/private-api-consumer-shell open sessions",
  ]);
  expect(withConsumer({ clients })).toEqual([]);
});

test("an existing endpoint must allow an instance as its role, or unsigned as everybody", () => {
  const shell = (auth: string) => ({ shell: { type: "instance", uses: "provider", auth } });
  const party = {
    network: { ...VPC, endpointSubnetIds: ["subnet-89abcdef"] },
    endpoints: { executeApi: EXISTING },
  };
  expect(withConsumer({ ...party, clients: shell("direct") })[1]).toBe(
    "consumer: the policy of vpce-01234567 has to let arn:aws:iam::222222222222:role/private-api-consumer-shell call GET / of provider",
  );
  const provider = { ...PROVIDER, service: { ...SERVICE, auth: "none" } };
  const consumers = { consumer: { ...CONSUMER, ...party, clients: shell("none") } };
  expect(notes({ ...FILE, providers: { provider }, consumers })[1]).toBe(
    "consumer: the policy of vpce-01234567 has to let everybody, unsigned call GET / of provider",
  );
});

test("a consumer outside any VPC has no notes", () => {
  expect(notes(REGIONAL)).toEqual([]);
});

test("an adopted network without a DynamoDB endpoint must have a route to the table", () => {
  const network = { vpcId: "vpc-01234567", subnetIds: ["subnet-01234567"], dynamodbEndpoint: false };
  expect(notes({ ...FILE, providers: { provider: { ...PROVIDER, backend: { network } } } })).toEqual([
    "provider: the VPC's own way to DynamoDB has to let arn:aws:iam::111111111111:role/private-api-provider-identity put items into the table private-api-provider-identity",
  ]);
});

test("the same is true for a handler that uses DynamoDB", () => {
  const backend = {
    network: { vpcId: "vpc-01234567", subnetIds: ["subnet-01234567"], dynamodbEndpoint: false },
    handlers: {
      orders: { entry: "./orders.ts", statements: [{ actions: ["dynamodb:Query"], resources: ["*"] }] },
    },
  };
  const service = { ...SERVICE, routes: [{ route: "GET /", handler: "orders" }] };
  expect(notes({ ...FILE, providers: { provider: { ...PROVIDER, service, backend } } })).toEqual([
    "provider: the VPC's own way to DynamoDB has to let arn:aws:iam::111111111111:role/private-api-provider-orders do what its statements say",
  ]);
});

test("an API outside the file must be associated by its owner", () => {
  const api = { id: "a1b2c3d4e5", account: "444444444444" };
  const consumer = {
    ...CONSUMER,
    endpoints: { executeApi: { privateDns: false, associate: true } },
    uses: { far: { api } },
    clients: { direct: { type: "lambda", uses: "far", auth: "direct" } },
  };
  expect(notes({ ...FILE, consumers: { consumer } })).toEqual([
    'consumer: the owner of far has to associate the API a1b2c3d4e5 with this stack\'s output endpoint_ids["far"]',
  ]);
});
