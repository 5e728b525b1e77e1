import { CONSUMER, FILE, PROVIDER } from "./deployment";

const KEYED_SERVICE = {
  type: "private-rest-api",
  auth: "api-key",
  routes: ["GET /", "GET /orders/{id}", "ANY /files/{path+}"],
};

export const KEYED_PROVIDER = { ...PROVIDER, service: KEYED_SERVICE };

export const READER = { type: "lambda", uses: "provider", auth: "api-key" };

/** A front door, with a caller for each name. */
export const doorFor = (...names: readonly string[]) => ({
  type: "rest-front-door",
  uses: "provider",
  callers: Object.fromEntries(names.map((name) => [name, { routes: ["GET /"] }])),
});

export const KEYED_CONSUMER = { ...CONSUMER, clients: { reader: READER } };

export const keyedFile = (consumers: object, provider: object = KEYED_PROVIDER, more: object = {}) => ({
  ...FILE,
  ...more,
  providers: { provider },
  consumers,
});

const ADOPTED_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  clientSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  endpointSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
};

/** A consumer with a front door in a VPC that exists already. */
export const ADOPTING_DOOR = {
  ...KEYED_CONSUMER,
  network: {
    ...ADOPTED_NETWORK,
    addresses: { "subnet-0123456789abcdef2": "10.1.2.20", "subnet-0123456789abcdef3": "10.1.3.20" },
  },
  clients: { reader: READER, door: doorFor("mobile") },
};

/** A consumer whose clients reach an endpoint and Secrets Manager by ways of others. */
export const ADOPTING_READER = {
  ...KEYED_CONSUMER,
  network: { vpcId: ADOPTED_NETWORK.vpcId, clientSubnetIds: ADOPTED_NETWORK.clientSubnetIds },
  endpoints: {
    executeApi: { existing: "vpce-0123456789abcdef0", securityGroupId: "sg-0123456789abcdef0" },
    secretsManager: false,
  },
};

/** A consumer with two front doors, of which one has no firewall. */
export const TWO_DOORS = {
  ...KEYED_CONSUMER,
  clients: {
    reader: READER,
    door: doorFor("mobile", "desk"),
    gate: { ...doorFor("mobile"), waf: false, accountLogRole: false },
  },
};

/** A provider that keeps answers for callers of several endpoints, one of them with a consumer outside the file. */
export const WITH_PARTNER = {
  ...KEYED_PROVIDER,
  service: { ...KEYED_SERVICE, authorizer: { cacheSeconds: 60 } },
  externalConsumers: {
    partner: {
      account: "444444444444",
      endpointIds: ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"],
      apiKeySecretArn: "arn:aws:secretsmanager:eu-west-1:444444444444:secret:theirs-AbCdEf",
    },
  },
};
