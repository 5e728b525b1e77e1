import type { Edit } from "../../base";
import {
  AUTH,
  CALLER,
  DOMAIN,
  domain,
  editedMutual,
  entrance,
  mutualProblems,
  PROVIDER_NETWORK,
  SHELL,
  SIGNING,
  STORE,
  USE,
} from "../../mutual-tls-base";

const ARN = "certificate/12345678-1234-1234-1234-123456789012";
const name = (written: string): Edit => ["name: shop", `name: ${written}`];
const region = (written: string): Edit => ["region: eu-west-1\nstate", `region: ${written}\nstate`];

/** Another entrance in the provider's account, or a service beside it. */
const beside = (provider: string): Edit => ["consumers:\n", `${provider}consumers:\n`];
const TWIN = `  billing:
    account: "111111111111"
    network: { cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2] }
    service:
      type: mtls-rest-api
      auth: iam
      accountLogRole: false
      domain: { name: mtls.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }
      trustStore: { caBundle: ./root.pem }
`;
const programs = (stackId: string) => `  ${stackId}:
    account: "111111111111"
    network: { cidr: 10.4.0.0/22, zones: [euw1-az1, euw1-az2] }
    service:
      type: endpoint-service
      healthPath: /
      compute: { type: ec2, entry: ./program.ts }
`;

const GATEWAY = `  orders:
    account: "111111111111"
    network: { cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az2] }
    uses:
      eu-alb:
        endpointService:
          name: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0
          account: "444444444444"
          healthPath: /
          zones: [euw1-az1, euw1-az2]
          routes: [GET /]
    clients:
      api: { type: http-gateway, auth: none, acknowledgePublic: true }
`;

/** Settings of an entrance that cannot be, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "no domain",
    [[DOMAIN, ""]],
    [
      "11:5   providers.orders.service.domain: expected the name that callers use, as type is mtls-rest-api, got nothing",
    ],
  ],
  [
    "no trust store",
    [[STORE, ""]],
    [
      "11:5   providers.orders.service.trustStore: expected the authorities whose certificates are accepted, as type is mtls-rest-api, got nothing",
    ],
  ],
  [
    "no network",
    [[PROVIDER_NETWORK, ""]],
    [
      "8:3    providers.orders.network: expected a network (cidr and zones) for the balancers of the entrance, as service.type is mtls-rest-api, got nothing",
    ],
  ],
  [
    "keys that go with other services",
    [
      [
        "      routes:",
        "      authorizer: { cacheSeconds: 0 }\n      acknowledgePublic: true\n      routes:",
      ],
    ],
    [
      "14:7   providers.orders.service.authorizer: expected no authorizer but with auth: api-key, got cacheSeconds",
      "15:26  providers.orders.service.acknowledgePublic: expected no acknowledgePublic where not everybody may call, got true",
    ],
  ],
  [
    "roles to assume",
    [["    externalConsumers", "    trust: { externalId: shared-text }\n    externalConsumers"]],
    [
      "17:5   providers.orders.trust: expected no trust of an mtls-rest-api, as no role is assumed through its entrance, got externalId",
    ],
  ],
  [
    "a handler that has the authorizer's name",
    [
      ["routes: [GET /, POST /orders]", "routes: [{ route: GET /, handler: authorizer }]"],
      [
        "    externalConsumers",
        "    backend: { handlers: { authorizer: { entry: ./program.ts } } }\n    externalConsumers",
      ],
    ],
    [
      '14:32  providers.orders.service.routes[0].handler: expected a role name of its own in account 111111111111, got "shop-orders-authorizer" as of providers.orders',
    ],
  ],
  [
    "no authorization",
    [[AUTH, "      auth: none\n"]],
    ['13:13  providers.orders.service.auth: expected certificate or iam of an mtls-rest-api, got "none"'],
  ],
  [
    "keys of callers",
    [[AUTH, "      auth: api-key\n"]],
    [
      '13:13  providers.orders.service.auth: expected certificate or iam of an mtls-rest-api, got "api-key", which goes with a consumer\'s endpoint',
      "18:7   providers.orders.externalConsumers.partner.apiKeySecretArn: expected the secret that the consumer keeps its key in, as the API has auth: api-key, got nothing",
      '28:51  consumers.web.clients.caller.auth: expected api-key, as orders has auth: api-key and knows callers by their key, got "certificate"',
      '29:22  consumers.web.clients.shell.type: expected lambda or rest-front-door, as orders has auth: api-key and nobody but functions can read the key, got "instance"',
    ],
  ],
  [
    "a wildcard",
    [domain('{ name: "*.example.com", hostedZoneId: Z0123456789ABCDEFGHIJ }')],
    [
      '15:23  providers.orders.service.domain.name: expected a domain name in lower case and without wildcards such as mtls.example.com, got "*.example.com"',
    ],
  ],
  [
    "a certificate and a zone",
    [
      domain(
        `{ name: mtls.example.com, certificateArn: "arn:aws:acm:eu-west-1:111111111111:${ARN}", hostedZoneId: Z0123456789ABCDEFGHIJ }`,
      ),
    ],
    [
      "15:15  providers.orders.service.domain: expected either certificateArn (a certificate that exists) or hostedZoneId (for one to make), got certificateArn and hostedZoneId",
    ],
  ],
  [
    "neither of them",
    [domain("{ name: mtls.example.com }")],
    [
      "15:15  providers.orders.service.domain: expected either certificateArn (a certificate that exists) or hostedZoneId (for one to make), got neither",
    ],
  ],
  [
    "another kind of domain",
    [domain("{ name: mtls.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ, endpointType: edge }")],
    [
      '15:92  providers.orders.service.domain.endpointType: expected one of the endpoint types (regional, private), got "edge"',
    ],
  ],
  [
    "a certificate of another region",
    [domain(`{ name: mtls.example.com, certificateArn: "arn:aws:acm:us-east-1:111111111111:${ARN}" }`)],
    [
      '15:57  providers.orders.service.domain.certificateArn: expected an ARN of the region eu-west-1, got "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012"',
    ],
  ],
  [
    "a certificate of another account",
    [domain(`{ name: mtls.example.com, certificateArn: "arn:aws:acm:eu-west-1:222222222222:${ARN}" }`)],
    [
      '15:57  providers.orders.service.domain.certificateArn: expected a certificate of the account 111111111111, got "arn:aws:acm:eu-west-1:222222222222:certificate/12345678-1234-1234-1234-123456789012"',
    ],
  ],
  [
    "a certificate of IAM",
    [domain("{ name: mtls.example.com, certificateArn: arn:aws:iam::111111111111:server-certificate/mtls }")],
    [
      '15:57  providers.orders.service.domain.certificateArn: expected the ARN of a certificate of ACM such as arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012, got "arn:aws:iam::111111111111:server-certificate/mtls"',
    ],
  ],
  [
    "a name that is too long for a certificate to make",
    [domain(`{ name: ${"m".repeat(53)}.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }`)],
    [
      '15:23  providers.orders.service.domain.name: expected a name of at most 64 characters, as ACM issues certificates for no longer ones, got 65 in "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm.example.com"',
    ],
  ],
  [
    "a name that another entrance has",
    [beside(TWIN)],
    [
      '28:23  providers.billing.service.domain.name: expected a domain name of its own, got "mtls.example.com" as of providers.orders.service.domain.name',
    ],
  ],
  [
    "one zone",
    [entrance("{ cidr: 10.3.0.0/22, zones: [euw1-az1] }")],
    [
      "10:42  providers.orders.network.zones: expected at least 2 zones, as an application balancer is in no fewer, got euw1-az1",
      '24:53  consumers.web.network.zones[1]: expected a zone that orders can be reached in (euw1-az1), got "euw1-az2"',
    ],
  ],
  [
    "letters for zones",
    [entrance("{ cidr: 10.3.0.0/22, zones: [a, b] }")],
    [
      '10:43  providers.orders.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
      '10:46  providers.orders.network.zones[1]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "b"',
    ],
  ],
  [
    "a zone of another region",
    [entrance("{ cidr: 10.3.0.0/22, zones: [euw1-az1, euw1-az2, euw2-az3] }")],
    [
      '10:63  providers.orders.network.zones[2]: expected a zone of eu-west-1 such as euw1-az1, got "euw2-az3"',
    ],
  ],
  [
    "subnets that are too small for balancers",
    [entrance("{ cidr: 10.3.0.0/24, zones: [euw1-az1, euw1-az2] }")],
    [
      '10:22  providers.orders.network.cidr: expected a block from /16 to /23, as a subnet has a sixteenth of it and a balancer needs a /27, got "10.3.0.0/24"',
    ],
  ],
  [
    "a name that balancers cannot have",
    [
      ["  orders:\n    account", "  orders-of-all-the-departments:\n    account"],
      ["      orders: {", "      orders-of-all-the-departments: {"],
      ["caller: { type: lambda, uses: orders", "caller: { type: lambda, uses: orders-of-all-the-departments"],
      ["instance, uses: orders", "instance, uses: orders-of-all-the-departments"],
    ],
    [
      '8:3    providers.orders-of-all-the-departments: expected a balancer name of at most 32 characters, got 38 in "shop-orders-of-all-the-departments-alb" (shorten the deployment\'s name or the stack id orders-of-all-the-departments)',
    ],
  ],
  [
    "a name that AWS keeps for its balancers",
    [name("internal-shop")],
    [
      '1:7    name: expected a name with which no balancer begins with "internal-", got "internal-shop", as AWS refuses "internal-shop-orders-alb"',
    ],
  ],
  [
    "a name that S3 keeps for itself",
    [name("sthree-shop")],
    [
      '1:7    name: expected a name with which no bucket begins with "sthree-", which S3 keeps for itself, got "sthree-shop"',
    ],
  ],
  [
    "a name that a trust store cannot have",
    [name("shop-")],
    [
      '1:7    name: expected a name without dashes at its end or next to each other, as a trust store\'s has single ones, got "shop-"',
    ],
  ],
  [
    "a bucket that is a service's",
    [beside(programs("orders-trust"))],
    [
      '8:3    providers.orders: expected a bucket name of its own, got "shop-orders-trust-111111111111-eu-west-1" as of providers.orders-trust',
    ],
  ],
  [
    "a target group that is a gateway's",
    [
      ["  orders:\n    account", "  orders-eu:\n    account"],
      [USE, USE.replace("orders", "orders-eu")],
      [CALLER, CALLER.replace("orders", "orders-eu")],
      [SHELL, `${SHELL.replace("orders", "orders-eu")}${GATEWAY}`],
    ],
    [
      '34:7   consumers.orders.uses.eu-alb: expected a target group name of its own in account 111111111111 and eu-west-1, got "shop-orders-eu-alb" as of providers.orders-eu',
    ],
  ],
];

describe("an entrance that cannot be:", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(mutualProblems(editedMutual(...edits))).toEqual(problems);
  });
});

test("a region with a long name makes the names of buckets too long", () => {
  const text = editedMutual(name("shop-of-all-the-acme"), region("ap-southeast-1")).replaceAll(
    "euw1",
    "apse1",
  );
  expect(mutualProblems(text)).toEqual([
    '8:3    providers.orders: expected a bucket name of at most 63 characters, got 67 in "shop-of-all-the-acme-orders-connections-111111111111-ap-southeast-1" (shorten the deployment\'s name or the stack id orders)',
  ]);
});

test("a private domain may have the name of another one", () => {
  const edits = [beside(TWIN.replace("ABCDEFGHIJ }", "ABCDEFGHIJ, endpointType: private }"))];
  expect(mutualProblems(editedMutual(...edits))).toEqual([]);
});

test("of an API whose callers sign as well, an entrance is the same", () => {
  expect(mutualProblems(editedMutual(...SIGNING, [STORE, ""]))).toEqual([
    "11:5   providers.orders.service.trustStore: expected the authorities whose certificates are accepted, as type is mtls-rest-api, got nothing",
  ]);
});
