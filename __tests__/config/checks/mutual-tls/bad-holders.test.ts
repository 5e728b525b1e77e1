import type { Edit } from "../../base";
import {
  AUTH,
  CALLER,
  CLIENTS,
  caller,
  editedMutual,
  FACTS,
  far,
  mutualProblems,
  NETWORK,
  PARTNER,
  partner,
  SHELL,
  SIGNING,
  USE,
  used,
} from "../../mutual-tls-base";

const ROLES = "callerRoleArns: [arn:aws:iam::333333333333:role/caller]";
const beside = (line: string): Edit => [SHELL, `${SHELL}      ${line}\n`];

/** Those who are to come in and cannot, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a consumer without subjects",
    [used("{ routes: [GET /] }")],
    [
      "26:7   consumers.web.uses.orders.subjects: expected the subjects of the consumer's certificates, as orders has auth: certificate, got nothing",
    ],
  ],
  [
    "no subject at all",
    [used("{ subjects: [] }")],
    ["26:27  consumers.web.uses.orders.subjects: expected a list of at least one subject, got []"],
  ],
  [
    "a subject that is no name",
    [used('{ subjects: ["orders"] }')],
    [
      '26:28  consumers.web.uses.orders.subjects[0]: expected a name such as CN=orders,O=Acme,C=DE, got "orders" (column 1: expected the type of an attribute such as CN or an OID, got "orders")',
    ],
  ],
  [
    "a subject whose parts have slashes between them",
    [used('{ subjects: ["/C=DE/O=Acme/CN=web"] }')],
    [
      '26:28  consumers.web.uses.orders.subjects[0]: expected a name such as CN=orders,O=Acme,C=DE, got "/C=DE/O=Acme/CN=web" (column 1: expected the type of an attribute such as CN or an OID, got "/")',
    ],
  ],
  [
    "the subject of another consumer",
    [used('{ subjects: ["CN=partner, O=Acme, C=DE"] }')],
    [
      "20:20  providers.orders.externalConsumers.partner.subjects[0]: expected a subject that no other certificate has, got that of consumers.web.uses.orders.subjects[0]",
    ],
  ],
  [
    "one subject written in two ways",
    [used('{ subjects: ["CN=web,O=Acme,C=DE", "cn=web, o=Acme, c=DE"] }')],
    [
      "26:50  consumers.web.uses.orders.subjects[1]: expected a subject that no other certificate has, got that of consumers.web.uses.orders.subjects[0]",
    ],
  ],
  [
    "a serial number that is none",
    [used('{ subjects: ["CN=web,O=Acme,C=DE"], serials: ["4G"] }')],
    [
      '26:61  consumers.web.uses.orders.serials[0]: expected a serial number in hexadecimal, of at most 20 bytes, got "4G"',
    ],
  ],
  [
    "a serial number without quotes",
    [used('{ subjects: ["CN=web,O=Acme,C=DE"], serials: [1000] }')],
    [
      "26:61  consumers.web.uses.orders.serials[0]: expected a serial number in hexadecimal, in quotes, got the number 1000",
    ],
  ],
  [
    "a serial number of 21 bytes",
    [used(`{ subjects: ["CN=web,O=Acme,C=DE"], serials: ["${"ab".repeat(21)}"] }`)],
    [
      '26:61  consumers.web.uses.orders.serials[0]: expected a serial number in hexadecimal, of at most 20 bytes, got "ababababababababababababababababababababab"',
    ],
  ],
  [
    "one serial number written in two ways",
    [used('{ subjects: ["CN=web,O=Acme,C=DE"], serials: ["0a:bc", "ABC"] }')],
    [
      "26:70  consumers.web.uses.orders.serials[1]: expected a serial number that is not in the list already, got that of consumers.web.uses.orders.serials[0]",
    ],
  ],
  [
    "an external consumer without subjects",
    [[PARTNER, ""]],
    [
      "18:7   providers.orders.externalConsumers.partner.subjects: expected the subjects of the consumer's certificates, as the API has auth: certificate, got nothing",
    ],
  ],
  [
    "an external consumer by its roles",
    [partner(ROLES)],
    [
      "18:7   providers.orders.externalConsumers.partner.subjects: expected the subjects of the consumer's certificates, as the API has auth: certificate, got nothing",
      "20:25  providers.orders.externalConsumers.partner.callerRoleArns: expected no callerRoleArns with auth: certificate, where callers are known by their certificate, got a list",
    ],
  ],
  [
    "an external consumer by its key",
    [
      [
        PARTNER,
        `${PARTNER}        apiKeySecretArn: arn:aws:secretsmanager:eu-west-1:333333333333:secret:a-a1B2c3\n`,
      ],
    ],
    [
      '21:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected no apiKeySecretArn without auth: api-key, got "arn:aws:secretsmanager:eu-west-1:333333333333:secret:a-a1B2c3"',
    ],
  ],
  [
    "associated endpoints",
    [[PARTNER, `${PARTNER}        endpointIds: [vpce-01234567]\n        associate: true\n`]],
    [
      "22:20  providers.orders.externalConsumers.partner.associate: expected no associate of an mtls-rest-api, which is called by its domain, got true",
    ],
  ],
  [
    "subjects where callers sign",
    [...SIGNING.slice(0, 2)],
    [
      "26:27  consumers.web.uses.orders.subjects: expected no subjects with auth: iam, where roles tell callers apart, got orders, an mtls-rest-api with auth: iam",
    ],
  ],
  [
    "subjects of an external consumer where callers sign",
    [
      SIGNING[0] as Edit,
      SIGNING[2] as Edit,
      partner(`${ROLES}\n        subjects: ["CN=partner,O=Acme,C=DE"]`),
    ],
    [
      "21:19  providers.orders.externalConsumers.partner.subjects: expected no subjects but of an mtls-rest-api with auth: certificate, got a list",
    ],
  ],
  [
    "an external consumer without roles where callers sign",
    [SIGNING[0] as Edit, SIGNING[2] as Edit, [PARTNER, ""]],
    [
      "18:7   providers.orders.externalConsumers.partner.callerRoleArns: expected the roles that sign the consumer's calls, as the API has auth: iam, got nothing",
    ],
  ],
  [
    "one with none",
    [SIGNING[0] as Edit, SIGNING[2] as Edit, partner("callerRoleArns: []")],
    [
      "20:25  providers.orders.externalConsumers.partner.callerRoleArns: expected at least one role that signs the consumer's calls, as the API has auth: iam, got none",
    ],
  ],
  [
    "one that would assume a role",
    [
      SIGNING[0] as Edit,
      SIGNING[2] as Edit,
      partner(`${ROLES}\n        trustedRoleArns: [arn:aws:iam::333333333333:role/other]`),
    ],
    [
      "21:26  providers.orders.externalConsumers.partner.trustedRoleArns: expected no trustedRoleArns of an mtls-rest-api, as no role is assumed through its entrance, got a list",
    ],
  ],
  [
    "further roles of a consumer",
    [...SIGNING.slice(0, 2), used("{ allowRoles: [app-1] }")],
    [
      "26:29  consumers.web.uses.orders.allowRoles: expected no allowRoles but of a regional-rest-api with auth: iam, got orders, an mtls-rest-api with auth: iam",
    ],
  ],
  [
    "a key",
    [used('{ subjects: ["CN=web,O=Acme,C=DE"], apiKey: {} }')],
    [
      "26:51  consumers.web.uses.orders.apiKey: expected no apiKey of an API without auth: api-key, got orders, an mtls-rest-api with auth: certificate",
    ],
  ],
  [
    "a function that signs",
    [caller("{ type: lambda, uses: orders, auth: direct }")],
    [
      '28:51  consumers.web.clients.caller.auth: expected certificate, as the balancer of orders lets in nobody without one, got "direct"',
    ],
  ],
  [
    "a function that assumes a role",
    [caller("{ type: lambda, uses: orders, auth: assume-role }")],
    [
      '28:51  consumers.web.clients.caller.auth: expected certificate, as the balancer of orders lets in nobody without one, got "assume-role"',
    ],
  ],
  [
    "a function that sends a key",
    [caller("{ type: lambda, uses: orders, auth: api-key }")],
    [
      '28:51  consumers.web.clients.caller.auth: expected certificate, as the balancer of orders lets in nobody without one, got "api-key"',
    ],
  ],
  [
    "a function that only signs, where callers sign as well",
    [...SIGNING, caller("{ type: lambda, uses: orders, auth: direct }")],
    [
      '28:51  consumers.web.clients.caller.auth: expected certificate, as the balancer of orders lets in nobody without one, got "direct"',
    ],
  ],
  [
    "an instance that does neither",
    [[SHELL, SHELL.replace("certificate", "none")]],
    [
      '29:52  consumers.web.clients.shell.auth: expected certificate, as the balancer of orders lets in nobody without one, got "none"',
    ],
  ],
  [
    "a role that exists",
    [beside("app: { type: role, role: app, uses: orders, auth: direct }")],
    [
      '30:20  consumers.web.clients.app.type: expected lambda or instance, as the balancer of orders lets in nobody without a certificate, which these alone are given, got "role"',
    ],
  ],
  [
    "a front door",
    [beside("door: { type: rest-front-door, uses: orders, callers: { mobile: {} } }")],
    [
      '30:21  consumers.web.clients.door.type: expected lambda or instance, as the balancer of orders lets in nobody without a certificate, which these alone are given, got "rest-front-door"',
    ],
  ],
  [
    "a gateway",
    [
      [CALLER, ""],
      [SHELL, "      api: { type: http-gateway, auth: none, acknowledgePublic: true }\n"],
      [USE, "      orders: { routes: [GET /] }\n"],
      [NETWORK, "    network: { cidr: 10.1.0.0/20, zones: [euw1-az1, euw1-az2] }\n"],
    ],
    [
      '26:7   consumers.web.uses.orders: expected an endpoint service, as this file has none, got "orders", which offers an API',
    ],
  ],
  [
    "a described API without its facts",
    [far("")],
    [
      "27:14  consumers.web.uses.far.api.domain: expected the name that it is called by, as type is mtls-rest-api, got nothing",
      "27:14  consumers.web.uses.far.api.endpointServiceName: expected the endpoint service in front of it, as type is mtls-rest-api, got nothing",
      "27:14  consumers.web.uses.far.api.zones: expected the zones that it can be reached in, by id, as type is mtls-rest-api, got nothing",
    ],
  ],
  [
    "a described API whose subjects are its provider's",
    [far(FACTS, ', subjects: ["CN=web,O=Acme,C=DE"], serials: ["01"]')],
    [
      "27:256 consumers.web.uses.far.subjects: expected no subjects of an API that its facts describe, as it is for the provider of far to know them, got a list",
      "27:289 consumers.web.uses.far.serials: expected no serials of an API that its facts describe, as it is for the provider of far to know them, got a list",
    ],
  ],
  [
    "a described API at a wildcard",
    [far(FACTS.replace("far.example.com", '"*.example.com"'))],
    [
      '27:110 consumers.web.uses.far.api.domain: expected a domain name in lower case and without wildcards such as mtls.example.com, got "*.example.com"',
    ],
  ],
  [
    "a described API of another region",
    [far(`${FACTS}, region: eu-west-2`)],
    [
      '27:252 consumers.web.uses.far.api.region: expected the consumer\'s own region eu-west-1, as the API is private, got "eu-west-2"',
    ],
  ],
  [
    "a described API that knows callers by keys",
    [far(FACTS), ["auth: certificate, domain", "auth: api-key, domain"]],
    [
      "27:14  consumers.web.uses.far.api.authorizerRoleArn: expected the role that reads the key, as the API has auth: api-key, got nothing",
      '27:89  consumers.web.uses.far.api.auth: expected certificate or iam of an mtls-rest-api, got "api-key", which goes with a consumer\'s endpoint',
      '29:49  consumers.web.clients.distant.auth: expected api-key, as far has auth: api-key and knows callers by their key, got "certificate"',
    ],
  ],
  [
    "the domain of another use",
    [far(FACTS.replace("far.example.com", "mtls.example.com"))],
    [
      '27:7   consumers.web.uses.far: expected an API with a domain that no other use has, got far at "mtls.example.com", as of consumers.web.uses.orders',
    ],
  ],
  [
    "routes that an authorizer cannot tell apart",
    [
      ["routes: [GET /, POST /orders]", 'routes: ["GET /a/{x}", GET /a/c, "GET /{y}/b"]'],
      used('{ subjects: ["CN=web"], routes: ["GET /a/{x}", GET /a/c] }'),
    ],
    [
      "26:47  consumers.web.uses.orders.routes: expected routes that IAM can tell apart, got GET /a/{x} without GET /{y}/b (grant both, or rename one)",
    ],
  ],
  [
    "routes that no policy of the API's own account can tell apart",
    [
      ...SIGNING.slice(0, 2),
      ["routes: [GET /, POST /orders]", 'routes: ["GET /a/{x}", GET /a/c, "GET /{y}/b"]'],
      used('{ routes: ["GET /a/{x}", GET /a/c] }'),
      ['account: "222222222222"', 'account: "111111111111"'],
    ],
    [
      "26:25  consumers.web.uses.orders.routes: expected routes that IAM can tell apart, got GET /a/{x} without GET /{y}/b (in the API's own account: grant both, or rename one)",
    ],
  ],
  [
    "an authorization that is misspelt, and nothing said of what depends on it",
    [[AUTH, "      auth: certifcate\n"]],
    [
      '13:13  providers.orders.service.auth: expected one of the supported authorizations (iam, none, api-key, certificate), got "certifcate" (did you mean "certificate"?)',
    ],
  ],
];

describe("somebody who cannot come in:", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(mutualProblems(editedMutual(...edits))).toEqual(problems);
  });
});

test("a consumer's link is the endpoint that it makes, with HCP Terraform", () => {
  const cloud: Edit = [
    "  type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1\n",
    "  type: cloud\n  organization: acme\n",
  ];
  expect(mutualProblems(editedMutual(cloud))).toEqual([
    "21:3   consumers.web.link: expected pending until this consumer has been applied, then linked, as state.type is cloud, got nothing",
  ]);
  expect(mutualProblems(editedMutual(cloud, [CLIENTS, `    link: pending\n${CLIENTS}`]))).toEqual([]);
});

test("holders of certificates may share an endpoint and have routes of their own", () => {
  const shared = `${PARTNER}        endpointIds: [vpce-01234567]\n`;
  const other = `      other:\n        account: "333333333333"\n${shared.replace("partner", "other")}        routes: [GET /]\n`;
  expect(mutualProblems(editedMutual([PARTNER, `${shared}${other}`]))).toEqual([]);
});
