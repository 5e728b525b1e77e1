import { type Edit, edited } from "../../base";
import { problemsOf } from "../../problems-of";

const SERVICE = `providers:
  todo:
    account: "222222222222"
    network: { cidr: 10.4.0.0/22, zones: [euw1-az1] }
    service: { type: endpoint-service, healthPath: /, compute: { type: ec2, entry: ./handlers/orders.ts } }
`;
const USE = "      orders:\n        routes: [GET /]\n";
const FAR =
  '{ endpointService: { name: com.amazonaws.vpce.eu-west-1.vpce-svc-01234567, account: "444444444444", healthPath: /, zones: [euw1-az1], routes: [GET /] } }';

/** Keys of gateways, the edits of a file without one that say them all the same, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a network for an API, whose functions have another",
    [["    backend:\n", "    network: { cidr: 10.4.0.0/22, zones: [euw1-az1] }\n    backend:\n"]],
    [
      "18:5   providers.orders.network: expected no network of an API, whose functions have backend.network, got cidr and zones",
    ],
  ],
  [
    "a zone by its id, though it meets no other account's",
    [["zones: [a, b]", "zones: [a, euw1-az2]"]],
    [
      '30:18  consumers.web.network.zones[1]: expected a zone letter from a to f, as there is no http-gateway and nothing of an mtls-rest-api, got "euw1-az2"',
    ],
  ],
  [
    "a path without its prefix, and an address",
    [["        routes: [GET /]\n", "        routes: [GET /]\n        stripPrefix: true\n        slot: 3\n"]],
    [
      "34:22  consumers.web.uses.orders.stripPrefix: expected no stripPrefix without an http-gateway, got true",
      "35:15  consumers.web.uses.orders.slot: expected no slot without an http-gateway or an mtls-rest-api, got 3",
    ],
  ],
  [
    "an endpoint service of the file",
    [
      ["providers:\n", SERVICE],
      [USE, `${USE}      todo: { routes: [GET /todo] }\n`],
    ],
    [
      '38:7   consumers.web.uses.todo: expected an API, got "todo", an endpoint service (which is called through an http-gateway)',
    ],
  ],
  [
    "an endpoint service outside the file",
    [[USE, `${USE}      far: ${FAR}\n`]],
    [
      "34:14  consumers.web.uses.far.endpointService: expected an api, as endpoint services are called through an http-gateway, got one",
    ],
  ],
  [
    "a misspelt API in a file that has endpoint services as well",
    [
      ["providers:\n", SERVICE],
      ["      orders:\n        routes", "      order:\n        routes"],
    ],
    [
      '36:7   consumers.web.uses.order: expected one of the providers (orders), got "order" (did you mean "orders"?)',
    ],
  ],
];

describe("without a gateway there is no use for", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});

test("APIs and endpoint services go into one file", () => {
  expect(problemsOf(edited(["providers:\n", SERVICE]))).toEqual([]);
});
