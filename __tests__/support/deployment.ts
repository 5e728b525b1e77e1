import { parseDeployment } from "../../src/config/parse-deployment";
import type { Deployment } from "../../src/model/deployment";

/** A deployment from the value of a file; every handler file counts as existing. */
export function deploymentFrom(file: object): Deployment {
  return parseDeployment(JSON.stringify(file), "deployment.yaml", () => true);
}

/** The parts of a deployment file, to be spread into variations of it. */
export const FILE = {
  name: "private-api",
  region: "eu-west-1",
  state: { type: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
};

export const SERVICE = { type: "private-rest-api", auth: "iam" };

export const PROVIDER = { account: "111111111111", service: SERVICE };

export const CONSUMER = {
  account: "222222222222",
  network: { cidr: "10.1.0.0/16", zones: ["a", "b"] },
  uses: { provider: {} },
  clients: {
    direct: { type: "lambda", uses: "provider", auth: "direct" },
    assumed: { type: "lambda", uses: "provider", auth: "assume-role" },
  },
};

/** The default deployment: one provider, one consumer with a client of each kind. */
export const DEFAULT = { ...FILE, providers: { provider: PROVIDER }, consumers: { consumer: CONSUMER } };

/** A consumer in an existing VPC, with an existing endpoint. */
export const ADOPTING = {
  ...CONSUMER,
  network: {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    endpointSubnetIds: ["subnet-0123456789abcdef1"],
  },
  endpoints: {
    executeApi: { existing: "vpce-0123456789abcdef0", securityGroupId: "sg-0123456789abcdef0" },
  },
};

/** Two consumers with different routes of one provider, one of which covers another by IAM's wildcard. */
export const TWO_CONSUMERS = {
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...SERVICE, routes: ["GET /", "GET /accounts/{id}", "GET /accounts/{id}/entries"] },
    },
  },
  consumers: {
    orders: { ...CONSUMER, uses: { provider: { routes: ["GET /", "GET /accounts/{id}"] } } },
    billing: {
      ...CONSUMER,
      account: "333333333333",
      uses: { provider: { routes: ["GET /accounts/{id}/entries"] } },
    },
  },
};

const asRole = (more: object) => ({ type: "role", uses: "provider", auth: "direct", ...more });

/**
 * A consumer with existing roles only (of its own account, another and the API's), and one with functions.
 */
export const EXISTING_ROLES = {
  ...FILE,
  providers: { provider: { ...PROVIDER, service: { ...SERVICE, routes: ["GET /", "POST /orders"] } } },
  consumers: {
    roles: {
      ...CONSUMER,
      uses: { provider: { routes: ["GET /"] } },
      clients: {
        task: asRole({ role: "team/task" }),
        site: asRole({ arn: "arn:aws:iam::444444444444:role/site" }),
        inner: asRole({ arn: "arn:aws:iam::111111111111:role/inner" }),
      },
    },
    functions: { ...CONSUMER, account: "333333333333" },
  },
};

/** A consumer whose grants cover routes that it was not granted, in several spellings. */
export const COVERING = {
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: {
        ...SERVICE,
        routes: [
          "GET /accounts",
          "GET /accounts/{id}",
          "GET /accounts/{id}/entries",
          "GET /accounts/{id}/audit",
          "GET /accounts/me",
          "POST /accounts/{id}",
          "POST /accounts/{id}/a:b",
        ],
      },
    },
  },
  consumers: {
    consumer: {
      ...CONSUMER,
      uses: {
        provider: { routes: ["GET /accounts/{id}", "GET /accounts/{id}/entries", "POST /accounts/{id}"] },
      },
    },
  },
};

/** The same in the API's own account. */
export const COVERING_IN_ONE_ACCOUNT = {
  ...COVERING,
  consumers: { consumer: { ...COVERING.consumers.consumer, account: PROVIDER.account } },
};

/** A consumer outside any VPC, with `allowRoles` next to its clients. */
export const OUTSIDE = {
  account: CONSUMER.account,
  uses: { provider: { allowRoles: ["ecs-app-*"] } },
  clients: CONSUMER.clients,
};

/** A regional API, called over the internet. */
export const REGIONAL = {
  ...FILE,
  providers: { provider: { ...PROVIDER, service: { ...SERVICE, type: "regional-rest-api" } } },
  consumers: { consumer: OUTSIDE },
};

/** Two such consumers with different routes of one API, one of which covers another by IAM's wildcard. */
export const TWO_OUTSIDE = {
  ...REGIONAL,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...TWO_CONSUMERS.providers.provider.service, type: "regional-rest-api" },
    },
  },
  consumers: {
    orders: {
      ...OUTSIDE,
      uses: { provider: { routes: ["GET /", "GET /accounts/{id}"], allowRoles: ["ecs-app-*"] } },
    },
    billing: {
      ...OUTSIDE,
      account: "333333333333",
      uses: { provider: { routes: ["GET /accounts/{id}/entries"] } },
    },
  },
};

/** An API that anybody may call. */
export const PUBLIC = {
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      service: {
        type: "regional-rest-api",
        auth: "none",
        acknowledgePublic: true,
        routes: ["GET /", "POST /reports"],
      },
    },
  },
};

/** An API with keys, a consumer with a function that sends one and with a front door, and one of another file. */
export const KEYED = {
  ...FILE,
  providers: {
    provider: {
      account: "111111111111",
      service: {
        type: "private-rest-api",
        auth: "api-key",
        routes: ["GET /", "GET /orders/{id}", "GET /orders/{id}/items", "POST /orders"],
      },
      externalConsumers: {
        partner: {
          account: "333333333333",
          endpointIds: ["vpce-0123456789abcdef0"],
          apiKeySecretArn: "arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3",
          routes: ["GET /"],
        },
      },
    },
  },
  consumers: {
    consumer: {
      ...CONSUMER,
      uses: { provider: { routes: ["GET /", "GET /orders/{id}", "POST /orders"] } },
      clients: {
        reader: { type: "lambda", uses: "provider", auth: "api-key" },
        door: {
          type: "rest-front-door",
          uses: "provider",
          callers: { mobile: { routes: ["GET /"] }, "back-office": {} },
        },
      },
    },
  },
};
