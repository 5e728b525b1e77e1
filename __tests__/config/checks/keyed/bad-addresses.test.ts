import type { Edit } from "../../base";
import { ADOPTED, addresses, DOOR, editedKeyed, NETWORK } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

/** Faults of the addresses of an adopted network, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "none",
    [[NETWORK, ADOPTED.replace(/ +addresses.*\n/, "")]],
    [
      "22:5   consumers.web.network.addresses: expected a free address in each endpoint subnet, as a front door's balancer has to know them, got nothing",
    ],
  ],
  [
    "none for a subnet of the endpoints",
    [addresses("{ subnet-0000000a: 10.1.2.20 }")],
    [
      "26:7   consumers.web.network.addresses.subnet-0000000b: expected an address, as it is one of endpointSubnetIds, got nothing",
    ],
  ],
  [
    "some for a subnet of the clients",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.3.20, subnet-0000000c: 10.1.4.20 }")],
    [
      '26:76  consumers.web.network.addresses.subnet-0000000c: expected one of the endpointSubnetIds (subnet-0000000a, subnet-0000000b), got "subnet-0000000c"',
    ],
  ],
  [
    "some for a misspelt subnet, which is also missed",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000d: 10.1.3.20 }")],
    [
      '26:48  consumers.web.network.addresses.subnet-0000000d: expected one of the endpointSubnetIds (subnet-0000000a, subnet-0000000b), got "subnet-0000000d" (did you mean "subnet-0000000b"?)',
    ],
  ],
  [
    "some for what is no subnet, and is also missed",
    [addresses("{ subnet-0000000a: 10.1.2.20, b: 10.1.3.20 }")],
    [
      '26:48  consumers.web.network.addresses.b: expected the id of a subnet such as subnet-0123456789abcdef0, got "b"',
    ],
  ],
  [
    "some for one misspelt subnet, and for two none",
    [
      [
        NETWORK,
        ADOPTED.replace("subnet-0000000a, ", "subnet-0000000a, subnet-0000000f, ").replace(
          "subnet-0000000b:",
          "subnet-0000000d:",
        ),
      ],
    ],
    [
      "26:7   consumers.web.network.addresses.subnet-0000000b: expected an address, as it is one of endpointSubnetIds, got nothing",
      '26:48  consumers.web.network.addresses.subnet-0000000d: expected one of the endpointSubnetIds (subnet-0000000a, subnet-0000000f, subnet-0000000b), got "subnet-0000000d" (did you mean "subnet-0000000f"?)',
    ],
  ],
  [
    "the same twice",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.2.20 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected an address apart from 10.1.2.20 to 10.1.2.24 of subnet-0000000a, as endpoints take 5 in a row, got "10.1.2.20"',
    ],
  ],
  [
    "a run that ends in the next",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.2.16 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected an address apart from 10.1.2.20 to 10.1.2.24 of subnet-0000000a, as endpoints take 5 in a row, got "10.1.2.16"',
    ],
  ],
  [
    "a run that begins in the one before",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.2.24 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected an address apart from 10.1.2.20 to 10.1.2.24 of subnet-0000000a, as endpoints take 5 in a row, got "10.1.2.24"',
    ],
  ],
  [
    "a public one",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 8.8.8.8 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected a private IPv4 address such as 10.1.128.20, got "8.8.8.8"',
    ],
  ],
  [
    "one that is none",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.3.256 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected a private IPv4 address such as 10.1.128.20, got "10.1.3.256"',
    ],
  ],
  [
    "one with a leading zero, which some take for octal",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.003.20 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected a private IPv4 address such as 10.1.128.20, got "10.1.003.20"',
    ],
  ],
  [
    "a block",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 10.1.3.16/28 }")],
    [
      '26:65  consumers.web.network.addresses.subnet-0000000b: expected a private IPv4 address such as 10.1.128.20, got "10.1.3.16/28"',
    ],
  ],
  [
    "a number",
    [addresses("{ subnet-0000000a: 10.1.2.20, subnet-0000000b: 20 }")],
    [
      "26:65  consumers.web.network.addresses.subnet-0000000b: expected a private IPv4 address such as 10.1.128.20, got the number 20",
    ],
  ],
  [
    "a list",
    [addresses("[10.1.2.20, 10.1.3.20]")],
    [
      "26:18  consumers.web.network.addresses: expected a map from subnets to the first of their free addresses, got [10.1.2.20, 10.1.3.20]",
    ],
  ],
  [
    "some where no subnet is named",
    [[NETWORK, ADOPTED.replace(/ +endpointSubnetIds.*\n/, "")]],
    [
      "22:5   consumers.web.network.endpointSubnetIds: expected subnets for the endpoints that are made (executeApi, secretsManager), got nothing",
    ],
  ],
  [
    "some without a front door",
    [
      [NETWORK, ADOPTED],
      [DOOR, ""],
    ],
    [
      "26:18  consumers.web.network.addresses: expected no addresses without a front door, as nothing has to know them, got a map",
    ],
  ],
  [
    "some of a network that is made",
    [[NETWORK, `${NETWORK}      addresses: { subnet-0000000a: 10.1.2.20 }\n`]],
    [
      "23:7   consumers.web.network: expected either cidr and zones (a VPC to make) or vpcId, clientSubnetIds and endpointSubnetIds (one to adopt), got cidr and addresses",
    ],
  ],
];

describe("addresses that endpoints cannot take", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedKeyed(...edits))).toEqual(problems);
  });
});
