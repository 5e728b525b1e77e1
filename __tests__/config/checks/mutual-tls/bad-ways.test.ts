import type { Edit } from "../../base";
import {
  CLIENTS,
  editedMutual,
  FACTS,
  far,
  mutualProblems,
  NETWORK,
  network,
  SHELL,
  USE,
  used,
} from "../../mutual-tls-base";

const ADOPTED =
  "{ vpcId: vpc-01234567, clientSubnetIds: [subnet-0000000a], endpointSubnetIds: [subnet-0000000b] }";
const endpoints = (settings: string): Edit => [CLIENTS, `    endpoints: ${settings}\n${CLIENTS}`];

/** A private API beside it, and a function that calls that one through the consumer's own endpoint. */
const PRIVATE: readonly Edit[] = [
  [`${USE}${CLIENTS}`, `${USE}      plain: { api: { id: a1b2c3d4e5, account: "444444444444" } }\n${CLIENTS}`],
  [SHELL, "      plain: { type: lambda, uses: plain, auth: direct }\n"],
];

/** Networks that lead to no entrance, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "none",
    [[NETWORK, ""]],
    [
      "22:3   consumers.web.network: expected a network to make (cidr and zones), as orders is reached through an endpoint in a VPC, got nothing",
    ],
  ],
  [
    "one to adopt",
    [network(ADOPTED)],
    [
      "24:14  consumers.web.network: expected a network to make (cidr and zones), as the endpoint for orders takes fixed addresses in zones of its provider, got a VPC to adopt",
    ],
  ],
  [
    "letters for zones",
    [network("{ cidr: 10.1.0.0/24, zones: [a, euw1-az1] }")],
    [
      '24:43  consumers.web.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
    ],
  ],
  [
    "a zone of another region",
    [network("{ cidr: 10.1.0.0/24, zones: [euw2-az1] }")],
    ['24:43  consumers.web.network.zones[0]: expected a zone of eu-west-1 such as euw1-az1, got "euw2-az1"'],
  ],
  [
    "a zone that the entrance lacks",
    [network("{ cidr: 10.1.0.0/24, zones: [euw1-az2, euw1-az3] }")],
    [
      '24:53  consumers.web.network.zones[1]: expected a zone that orders can be reached in (euw1-az1, euw1-az2), got "euw1-az3"',
    ],
  ],
  [
    "a zone that a described entrance lacks",
    [far(FACTS.replace(", euw1-az2", ""))],
    [
      '24:53  consumers.web.network.zones[1]: expected a zone that far can be reached in (euw1-az1, euw1-az3), got "euw1-az2"',
    ],
  ],
  [
    "letters for the zones of a described entrance",
    [far(FACTS.replace("[euw1-az1, ", "[a, "))],
    [
      '27:213 consumers.web.uses.far.api.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
    ],
  ],
  [
    "an entrance of another region",
    [
      ["    network: { cidr: 10.3", "    region: eu-west-2\n    network: { cidr: 10.3"],
      ["10.3.0.0/22, zones: [euw1-az1, euw1-az2]", "10.3.0.0/22, zones: [euw2-az1, euw2-az2]"],
    ],
    [
      '27:7   consumers.web.uses.orders: expected a provider in the consumer\'s own region eu-west-1, as the API is private, got "orders" in eu-west-2',
    ],
  ],
  [
    "an endpoint for execute-api that nothing calls through",
    [endpoints("{ executeApi: { privateDns: false } }")],
    [
      "27:18  consumers.web.endpoints.executeApi: expected no executeApi where every API has an entrance, to which an endpoint of its own leads, got privateDns",
    ],
  ],
  [
    "an existing endpoint that nothing calls through",
    [endpoints("{ executeApi: { existing: vpce-01234567, securityGroupId: sg-01234567 } }")],
    [
      "27:18  consumers.web.endpoints.executeApi: expected no executeApi where every API has an entrance, to which an endpoint of its own leads, got existing and securityGroupId",
    ],
  ],
  [
    "an STS endpoint that nobody needs",
    [endpoints("{ sts: true }")],
    ["27:23  consumers.web.endpoints.sts: expected no STS endpoint where no client assumes a role, got true"],
  ],
  [
    "a slot beyond the subnet",
    [used('{ subjects: ["CN=web,O=Acme,C=DE"], slot: 6 }')],
    [
      "26:57  consumers.web.uses.orders.slot: expected a place from 0 to 5, as a zone's subnet has no more addresses, got 6",
    ],
  ],
  [
    "a slot that another use has",
    [far(FACTS, ", slot: 2")],
    [
      "26:7   consumers.web.uses.orders: expected an address that no other use has, got slot 2 as of consumers.web.uses.far (slot: 3 is free)",
    ],
  ],
  [
    "two slots that meet by their names",
    [far(FACTS), ["      far:", "      bar:"], ["uses: far", "uses: bar"]],
    [
      "27:7   consumers.web.uses.bar: expected an address that no other use has, got slot 2 as of consumers.web.uses.orders (slot: 3 is free)",
    ],
  ],
  [
    "a slot of a private API",
    [...PRIVATE, ['account: "444444444444" } }', 'account: "444444444444" }, slot: 1 }']],
    [
      "27:72  consumers.web.uses.plain.slot: expected no slot without an http-gateway or an mtls-rest-api, got 1",
    ],
  ],
  [
    "letters with a private API beside the entrance",
    [...PRIVATE, network("{ cidr: 10.1.0.0/24, zones: [a] }")],
    [
      '24:43  consumers.web.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
    ],
  ],
];

describe("a way that leads to no entrance:", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(mutualProblems(editedMutual(...edits))).toEqual(problems);
  });
});

test("zones are ids with a private API beside the entrance as well", () => {
  expect(mutualProblems(editedMutual(...PRIVATE))).toEqual([]);
});

test("a slot of one's own makes way", () => {
  expect(mutualProblems(editedMutual(far(FACTS, ", slot: 5")))).toEqual([]);
});
