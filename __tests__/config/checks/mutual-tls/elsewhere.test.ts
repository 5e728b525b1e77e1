import type { Edit } from "../../base";
import { CALLERS, DIRECT, edited } from "../../base";
import { editedGateway, todo } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

const service = (lines: string): Edit => ["      auth: iam\n", `      auth: iam\n      ${lines}\n`];

/** What goes with an mtls-rest-api, in a deployment of a private one. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a domain",
    [service("domain: { name: mtls.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }")],
    [
      "14:7   providers.orders.service.domain: expected no domain but of an mtls-rest-api, got name and hostedZoneId",
    ],
  ],
  [
    "a trust store, of whose files nothing is said",
    [service("trustStore: { caBundle: ./missing.pem }")],
    [
      "14:7   providers.orders.service.trustStore: expected no trustStore but of an mtls-rest-api, got caBundle",
    ],
  ],
  [
    "a network of the provider",
    [["    service:\n", "    network: { cidr: 10.3.0.0/22, zones: [euw1-az1, euw1-az2] }\n    service:\n"]],
    [
      "11:5   providers.orders.network: expected no network of an API, whose functions have backend.network, got cidr and zones",
    ],
  ],
  [
    "an authorization by certificates",
    [
      ["auth: iam", "auth: certificate"],
      [CALLERS, ""],
    ],
    [
      '13:13  providers.orders.service.auth: expected iam or none or api-key of a private-rest-api, got "certificate", which goes with an mtls-rest-api',
    ],
  ],
  [
    "subjects of a use",
    [["        routes: [GET /]", '        subjects: ["CN=web"]\n        serials: ["01"]']],
    [
      "33:19  consumers.web.uses.orders.subjects: expected no subjects but of an mtls-rest-api with auth: certificate, got orders, a private-rest-api with auth: iam",
      "34:18  consumers.web.uses.orders.serials: expected no serials but of an mtls-rest-api with auth: certificate, got orders, a private-rest-api with auth: iam",
    ],
  ],
  [
    "subjects of an external consumer",
    [[CALLERS, `${CALLERS}        subjects: ["CN=partner"]\n`]],
    [
      "25:19  providers.orders.externalConsumers.partner.subjects: expected no subjects but of an mtls-rest-api with auth: certificate, got a list",
    ],
  ],
  [
    "a slot",
    [["        routes: [GET /]", "        slot: 3"]],
    [
      "33:15  consumers.web.uses.orders.slot: expected no slot without an http-gateway or an mtls-rest-api, got 3",
    ],
  ],
  [
    "a function that shows a certificate",
    [[DIRECT, DIRECT.replace("auth: direct", "auth: certificate")]],
    [
      '35:51  consumers.web.clients.direct.auth: expected direct, or of a function assume-role, as orders has auth: iam and asks for no certificate, got "certificate"',
    ],
  ],
  [
    "an instance that shows one",
    [[DIRECT, "direct: { type: instance, uses: orders, auth: certificate }"]],
    [
      '35:53  consumers.web.clients.direct.auth: expected direct, or of a function assume-role, as orders has auth: iam and asks for no certificate, got "certificate"',
    ],
  ],
  [
    "facts of an entrance",
    [
      [
        "        routes: [GET /]\n",
        '        routes: [GET /]\n      far: { api: { id: a1b2c3d4e5, account: "444444444444", domain: far.example.com, endpointServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0, zones: [euw1-az1] } }\n',
      ],
      [DIRECT, DIRECT.replace("uses: orders", "uses: far")],
    ],
    [
      "34:62  consumers.web.uses.far.api.domain: expected no domain but of an mtls-rest-api, got far, a private-rest-api with auth: iam",
      "34:87  consumers.web.uses.far.api.endpointServiceName: expected no endpointServiceName but of an mtls-rest-api, got far, a private-rest-api with auth: iam",
      "34:165 consumers.web.uses.far.api.zones: expected no zones but of an mtls-rest-api, got far, a private-rest-api with auth: iam",
    ],
  ],
  [
    "zones by id",
    [["zones: [a, b]", "zones: [euw1-az1, b]"]],
    [
      '30:15  consumers.web.network.zones[0]: expected a zone letter from a to f, as there is no http-gateway and nothing of an mtls-rest-api, got "euw1-az1"',
    ],
  ],
];

describe("without an mtls-rest-api there is no", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});

test("a certificate opens nothing else than an mtls-rest-api", () => {
  const open = edited(
    ["auth: iam", "auth: none"],
    [CALLERS, ""],
    [DIRECT, DIRECT.replace("auth: direct", "auth: certificate")],
  );
  expect(problemsOf(open)[0]).toEqual(
    '34:51  consumers.web.clients.direct.auth: expected direct, as orders has auth: none and asks for no certificate, got "certificate"',
  );
});

test("an endpoint service knows nobody by certificates", () => {
  expect(problemsOf(editedGateway(todo('{ routes: [GET /todo], subjects: ["CN=web"] }')))).toEqual([
    "29:36  consumers.gateway.uses.todo.subjects: expected no subjects of an endpoint service, got a list",
  ]);
});
