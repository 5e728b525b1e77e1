import { slotOf, slotsOf } from "../../../../src/model/gateway/slots";
import type { Edit } from "../../base";
import {
  described,
  editedGateway,
  NAMES,
  NETWORK,
  names,
  network,
  ofTodo,
  TODO,
  TODO_NETWORK,
  todo,
} from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "letters, which name other zones in the account of the service",
    [network("{ cidr: 10.0.0.0/20, zones: [a, b] }")],
    [
      '27:43  consumers.gateway.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
      '27:46  consumers.gateway.network.zones[1]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "b"',
    ],
  ],
  [
    "a letter for the zone of a service",
    [ofTodo("{ cidr: 10.4.0.0/22, zones: [a] }")],
    [
      '10:43  providers.todo.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "a"',
    ],
  ],
  [
    "zones of other regions",
    [
      network("{ cidr: 10.0.0.0/20, zones: [euw1-az1, euw2-az2] }"),
      ofTodo("{ cidr: 10.4.0.0/22, zones: [euw1-az1, use1-az2] }"),
    ],
    [
      '10:53  providers.todo.network.zones[1]: expected a zone of eu-west-1 such as euw1-az1, got "use1-az2"',
      '27:53  consumers.gateway.network.zones[1]: expected a zone of eu-west-1 such as euw1-az1, got "euw2-az2"',
    ],
  ],
  [
    "a zone that no region has",
    [ofTodo("{ cidr: 10.4.0.0/22, zones: [euw1-az7] }")],
    [
      '10:43  providers.todo.network.zones[0]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "euw1-az7"',
    ],
  ],
  [
    "a zone that a service is not in",
    [network("{ cidr: 10.0.0.0/20, zones: [euw1-az1, euw1-az3] }")],
    [
      '27:53  consumers.gateway.network.zones[1]: expected a zone that todo can be reached in (euw1-az1, euw1-az2), got "euw1-az3"',
    ],
  ],
  [
    "one zone, which an application balancer cannot be in alone",
    [network("{ cidr: 10.0.0.0/20, zones: [euw1-az1] }")],
    [
      "27:42  consumers.gateway.network.zones: expected at least 2 zones, as an application balancer is in no fewer, got euw1-az1",
    ],
  ],
  [
    "a block in which the addresses of endpoints would often meet",
    [network("{ cidr: 10.0.0.0/21, zones: [euw1-az1, euw1-az2] }")],
    [
      '27:22  consumers.gateway.network.cidr: expected a block from /16 to /20, as the endpoints of a zone have a sixteenth of it, got "10.0.0.0/21"',
    ],
  ],
  [
    "a VPC that exists",
    [network("{ vpcId: vpc-01234567, clientSubnetIds: [subnet-01234567] }")],
    [
      "27:5   consumers.gateway.network: expected cidr and zones, as a gateway is in a VPC of its own, got a VPC to adopt",
    ],
  ],
  [
    "none at all",
    [[NETWORK, ""]],
    [
      "25:3   consumers.gateway.network: expected cidr and zones, as a gateway is in a VPC of its own, got nothing",
    ],
  ],
  [
    "a region of which AWS lists no VPC links, and no services are in",
    [
      ['    account: "111111111111"\n', '    account: "111111111111"\n    region: eu-central-2\n'],
      network("{ cidr: 10.0.0.0/20, zones: [euc2-az1, euc2-az2] }"),
    ],
    [
      '27:13  consumers.gateway.region: expected a region in which AWS lists VPC links of HTTP APIs, got "eu-central-2"',
      '30:7   consumers.gateway.uses.todo: expected an endpoint service of the gateway\'s own region eu-central-2, got "todo" in eu-west-1',
      '31:7   consumers.gateway.uses.names: expected an endpoint service of the gateway\'s own region eu-central-2, got "names" in eu-west-1',
    ],
  ],
  [
    "a region of the file of which AWS lists no VPC links",
    [
      ["region: eu-west-1\nstate", "region: us-gov-east-1\nstate"],
      ["  region: eu-west-1\nproviders", "  region: us-gov-east-1\nproviders"],
      [
        TODO,
        `      todo: ${described("", "com.amazonaws.vpce.us-gov-east-1.vpce-svc-0123456789abcdef0").replaceAll("euw1", "usge1")}\n`,
      ],
      [NAMES, ""],
      ["  todo:\n    account", "  other:\n    account"],
      [TODO_NETWORK, TODO_NETWORK.replaceAll("euw1", "usge1")],
      ["zones: [euw1-az1, euw1-az2, euw1-az3]", "zones: [usge1-az1]"],
      ["ecr.eu-west-1", "ecr.us-gov-east-1"],
      network("{ cidr: 10.0.0.0/20, zones: [usge1-az1, usge1-az2] }"),
    ],
    [
      '25:3   consumers.gateway: expected a region in which AWS lists VPC links of HTTP APIs, got "us-gov-east-1"',
    ],
  ],
  [
    "a zone in which there are no VPC links",
    [
      ['    account: "111111111111"\n', '    account: "111111111111"\n    region: eu-west-3\n'],
      network("{ cidr: 10.0.0.0/20, zones: [euw3-az1, euw3-az2] }"),
    ],
    [
      '28:53  consumers.gateway.network.zones[1]: expected a zone in which VPC links of HTTP APIs exist (euw3-az1, euw3-az3), got "euw3-az2"',
      '30:7   consumers.gateway.uses.todo: expected an endpoint service of the gateway\'s own region eu-west-3, got "todo" in eu-west-1',
      '31:7   consumers.gateway.uses.names: expected an endpoint service of the gateway\'s own region eu-west-3, got "names" in eu-west-1',
    ],
  ],
  [
    "an endpoint service of another region, by its name",
    [
      todo(described("", "com.amazonaws.vpce.eu-west-2.vpce-svc-0123456789abcdef0")),
      ["  todo:\n    account", "  other:\n    account"],
    ],
    [
      '29:40  consumers.gateway.uses.todo.endpointService.name: expected an endpoint service of the gateway\'s own region (com.amazonaws.vpce.eu-west-1.vpce-svc-...), got "com.amazonaws.vpce.eu-west-2.vpce-svc-0123456789abcdef0"',
    ],
  ],
  [
    "a zone that an endpoint service outside the file is not in",
    [todo(described().replace("euw1-az2", "euw1-az3")), ["  todo:\n    account", "  other:\n    account"]],
    [
      '27:53  consumers.gateway.network.zones[1]: expected a zone that todo can be reached in (euw1-az1, euw1-az3), got "euw1-az2"',
    ],
  ],
  [
    "a zone of another region for an endpoint service outside the file",
    [todo(described().replace("euw1-az2", "euw2-az2")), ["  todo:\n    account", "  other:\n    account"]],
    [
      '29:155 consumers.gateway.uses.todo.endpointService.zones[1]: expected a zone of eu-west-1 such as euw1-az1, got "euw2-az2"',
    ],
  ],
  [
    "two endpoints with one address, as the file says",
    [todo("{ routes: [GET /todo], slot: 3 }"), names("{ routes: [GET /names], slot: 3 }")],
    [
      "30:44  consumers.gateway.uses.names.slot: expected an address that no other use has, got slot 3 as of consumers.gateway.uses.todo (slot: 4 is free)",
    ],
  ],
  [
    "an endpoint that the file puts to the address that another has by its name",
    [todo(`{ routes: [GET /todo], slot: ${slotOf("names", slotsOf("10.0.0.0/20"))} }`)],
    [
      "30:7   consumers.gateway.uses.names: expected an address that no other use has, got slot 43 as of consumers.gateway.uses.todo (slot: 44 is free)",
    ],
  ],
  [
    "an address beyond the subnet",
    [todo("{ routes: [GET /todo], slot: 251 }")],
    [
      "29:42  consumers.gateway.uses.todo.slot: expected a place from 0 to 250, as a zone's subnet has no more addresses, got 251",
    ],
  ],
];

describe("a network of a gateway or of a service that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
