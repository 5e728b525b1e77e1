import { ASSUMED, DIRECT, type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a VPC made and adopted at once",
    [["zones: [a, b]", "zones: [a, b]\n      vpcId: vpc-0123456789abcdef0"]],
    [
      "29:7   consumers.web.network: expected either cidr and zones (a VPC to make) or vpcId, clientSubnetIds and endpointSubnetIds (one to adopt), got cidr and vpcId",
    ],
  ],
  [
    "a network that says nothing",
    [["\n      cidr: 10.1.0.0/16\n      zones: [a, b]", " {}"]],
    [
      "28:14  consumers.web.network: expected either cidr and zones (a VPC to make) or vpcId, clientSubnetIds and endpointSubnetIds (one to adopt), got neither",
    ],
  ],
  [
    "a block without zones",
    [["\n      zones: [a, b]", ""]],
    ["28:5   consumers.web.network.zones: expected 1 to 6 zone letters, got nothing"],
  ],
  [
    "no zones",
    [["[a, b]", "[]"]],
    ["30:14  consumers.web.network.zones: expected 1 to 6 zone letters, got []"],
  ],
  [
    "seven zones",
    [["[a, b]", "[a, b, c, d, e, f, a]"]],
    ["30:14  consumers.web.network.zones: expected 1 to 6 zone letters, got [a, b, c, d, e, f, a]"],
  ],
  [
    "a zone twice",
    [["[a, b]", "[a, a]"]],
    ['30:18  consumers.web.network.zones[1]: expected an entry that is not in the list already, got "a"'],
  ],
  [
    "a zone's whole name",
    [["[a, b]", "[a, eu-west-1b]"]],
    [
      '30:18  consumers.web.network.zones[1]: expected a zone letter from a to f (of a gateway, or to an mtls-rest-api, a zone id such as euw1-az1), got "eu-west-1b"',
    ],
  ],
  [
    "a zone that is no list",
    [["[a, b]", "a"]],
    ['30:14  consumers.web.network.zones: expected 1 to 6 zone letters, got "a"'],
  ],
  [
    "a list that holds itself",
    [["[a, b]", "&zones [*zones]"]],
    [
      "30:22  consumers.web.network.zones[0]: expected a zone letter from a to f (of a gateway, or to an mtls-rest-api, a zone id such as euw1-az1), got [*zones]",
    ],
  ],
  [
    "a block too small for its subnets",
    [["10.1.0.0/16", "10.1.0.0/25"]],
    [
      '29:13  consumers.web.network.cidr: expected a block from /16 to /24, with room for a VPC\'s subnets, got "10.1.0.0/25"',
    ],
  ],
  [
    "a block larger than a VPC",
    [["10.1.0.0/16", "10.0.0.0/8"]],
    [
      '29:13  consumers.web.network.cidr: expected a block from /16 to /24, with room for a VPC\'s subnets, got "10.0.0.0/8"',
    ],
  ],
  [
    "a block of the internet",
    [["10.1.0.0/16", "52.1.0.0/16"]],
    [
      '29:13  consumers.web.network.cidr: expected a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, got "52.1.0.0/16"',
    ],
  ],
  [
    "a block with host bits",
    [["10.1.0.0/16", "10.1.2.0/16"]],
    [
      '29:13  consumers.web.network.cidr: expected a block that starts at its network address, 10.1.0.0/16, got "10.1.2.0/16"',
    ],
  ],
  [
    "no block",
    [["10.1.0.0/16", "10.1.0.0"]],
    ['29:13  consumers.web.network.cidr: expected a private IPv4 block such as 10.1.0.0/16, got "10.1.0.0"'],
  ],
  [
    "an adopted VPC without subnets for endpoints",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]",
      ],
    ],
    [
      "28:5   consumers.web.network.endpointSubnetIds: expected subnets for the endpoints that are made (executeApi, sts), got nothing",
    ],
  ],
  [
    "subnets for endpoints that nobody makes",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]\n      endpointSubnetIds: [subnet-0123456789abcdef0]",
      ],
      [
        "  web:\n",
        "  web:\n    endpoints: { sts: false, executeApi: { existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 } }\n",
      ],
    ],
    [
      "32:26  consumers.web.network.endpointSubnetIds: expected no endpointSubnetIds where no endpoint is made, got a list",
    ],
  ],
  [
    "an existing endpoint in a VPC that is made",
    [
      [
        "  web:\n",
        "  web:\n    endpoints: { executeApi: { existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 } }\n",
      ],
    ],
    [
      '27:42  consumers.web.endpoints.executeApi.existing: expected no existing endpoint in a VPC that is made, got "vpce-0123456789abcdef0"',
    ],
  ],
  [
    "private DNS of an existing endpoint",
    [
      [
        "  web:\n",
        "  web:\n    endpoints: { executeApi: { privateDns: true, existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 } }\n",
      ],
    ],
    [
      "27:30  consumers.web.endpoints.executeApi: expected either privateDns and associate (an endpoint to make) or existing and securityGroupId, got privateDns and existing",
    ],
  ],
  [
    "an existing endpoint that is associated",
    [
      [
        "  web:\n",
        "  web:\n    endpoints: { executeApi: { associate: true, existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 } }\n",
      ],
    ],
    [
      "27:30  consumers.web.endpoints.executeApi: expected either privateDns and associate (an endpoint to make) or existing and securityGroupId, got associate and existing",
    ],
  ],
  [
    "an association beside private DNS",
    [["  web:\n", "  web:\n    endpoints: { executeApi: { privateDns: true, associate: true } }\n"]],
    [
      "27:61  consumers.web.endpoints.executeApi.associate: expected privateDns: false beside associate, got private DNS, with which it does nothing",
    ],
  ],
  [
    "an association beside private DNS that nobody turned off",
    [["  web:\n", "  web:\n    endpoints: { executeApi: { associate: true } }\n"]],
    [
      "27:43  consumers.web.endpoints.executeApi.associate: expected privateDns: false beside associate, got private DNS, with which it does nothing",
    ],
  ],
  [
    "an existing STS endpoint in a VPC that is made",
    [["  web:\n", "  web:\n    endpoints: { sts: { securityGroupId: sg-0123456789abcdef0 } }\n"]],
    [
      '27:42  consumers.web.endpoints.sts.securityGroupId: expected no existing STS endpoint in a VPC that is made, got "sg-0123456789abcdef0"',
    ],
  ],
  [
    "an existing STS endpoint that nobody needs",
    [
      ["  web:\n", "  web:\n    endpoints: { sts: { securityGroupId: sg-0123456789abcdef0 } }\n"],
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]\n      endpointSubnetIds: [subnet-0123456789abcdef0]",
      ],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [
      '27:42  consumers.web.endpoints.sts.securityGroupId: expected no existing STS endpoint where no client assumes a role, got "sg-0123456789abcdef0"',
    ],
  ],
  [
    "an STS endpoint made and adopted at once",
    [
      ["  web:\n", "  web:\n    endpoints: { sts: true, sts: { securityGroupId: sg-0123456789abcdef0 } }\n"],
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]\n      endpointSubnetIds: [subnet-0123456789abcdef0]",
      ],
    ],
    ['27:29  consumers.web.endpoints.sts: expected each key once, got "sts" a second time'],
  ],
  [
    "a word for an STS endpoint",
    [["  web:\n", "  web:\n    endpoints: { sts: existing }\n"]],
    [
      '27:23  consumers.web.endpoints.sts: expected true, false or a map with securityGroupId, got "existing"',
    ],
  ],
  [
    "an STS endpoint without its group",
    [["  web:\n", "  web:\n    endpoints: { sts: {} }\n"]],
    [
      "27:18  consumers.web.endpoints.sts.securityGroupId: expected the id of a security group such as sg-0123456789abcdef0, got nothing",
    ],
  ],
  [
    "an existing endpoint without its group",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]",
      ],
      [
        "  web:\n",
        "  web:\n    endpoints: { sts: false, executeApi: { existing: vpce-0123456789abcdef0 } }\n",
      ],
    ],
    [
      "27:30  consumers.web.endpoints.executeApi.securityGroupId: expected the id of a security group such as sg-0123456789abcdef0, got nothing",
    ],
  ],
  [
    "endpoints without a network",
    [["    network:\n      cidr: 10.1.0.0/16\n      zones: [a, b]\n", "    endpoints: { sts: true }\n"]],
    [
      "26:3   consumers.web.network: expected a network (cidr and zones to make a VPC, or vpcId to adopt one), as orders is private and reached through an endpoint in a VPC, got nothing",
    ],
  ],
  [
    "an STS endpoint where no client assumes a role",
    [
      ["  web:\n", "  web:\n    endpoints: { sts: true }\n"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    ["27:23  consumers.web.endpoints.sts: expected no STS endpoint where no client assumes a role, got true"],
  ],
  [
    "none where no client assumes a role",
    [
      ["  web:\n", "  web:\n    endpoints: { sts: false }\n"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    [],
  ],
  [
    "logs of instances",
    [
      ["  web:\n", "  web:\n    logs: { retentionDays: 7 }\n"],
      ["direct: { type: lambda", "direct: { type: instance"],
      ["      assumed: { type: lambda, uses: orders, auth: assume-role }\n", ""],
    ],
    ["27:5   consumers.web.logs: expected no logs where no client is a function, got retentionDays"],
  ],
  [
    "sessions where no client is an instance",
    [["  web:\n", "  web:\n    endpoints: { ssm: true }\n"]],
    ["27:23  consumers.web.endpoints.ssm: expected no ssm where no client is an instance, got true"],
  ],
  [
    "no sessions where no client is an instance",
    [["  web:\n", "  web:\n    endpoints: { ssm: false }\n"]],
    ["27:23  consumers.web.endpoints.ssm: expected no ssm where no client is an instance, got false"],
  ],
  [
    "a word for sessions",
    [["  web:\n", "  web:\n    endpoints: { ssm: existing }\n"]],
    ['27:23  consumers.web.endpoints.ssm: expected true or false, got "existing"'],
  ],
  [
    "sessions beside a client of which it is not clear what it is",
    [
      ["  web:\n", "  web:\n    endpoints: { ssm: true }\n"],
      [ASSUMED, "shell: { type: machine, uses: orders, auth: direct }"],
    ],
    [
      '37:22  consumers.web.clients.shell.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "machine"',
    ],
  ],
  [
    "an adopted VPC without subnets for the endpoints of sessions",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]",
      ],
      [
        "  web:\n",
        "  web:\n    endpoints: { executeApi: { existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 }, sts: false }\n",
      ],
      [DIRECT, "shell: { type: instance, uses: orders, auth: direct }"],
    ],
    [
      "29:5   consumers.web.network.endpointSubnetIds: expected subnets for the endpoints that are made (ssm), got nothing",
    ],
  ],
  [
    "an adopted VPC without subnets for any endpoint",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]",
      ],
      [DIRECT, "shell: { type: instance, uses: orders, auth: direct }"],
    ],
    [
      "28:5   consumers.web.network.endpointSubnetIds: expected subnets for the endpoints that are made (executeApi, sts, ssm), got nothing",
    ],
  ],
  [
    "subnets for endpoints, of sessions too, that nobody makes",
    [
      [
        "cidr: 10.1.0.0/16\n      zones: [a, b]",
        "vpcId: vpc-0123456789abcdef0\n      clientSubnetIds: [subnet-0123456789abcdef0]\n      endpointSubnetIds: [subnet-0123456789abcdef1]",
      ],
      [
        "  web:\n",
        "  web:\n    endpoints: { executeApi: { existing: vpce-0123456789abcdef0, securityGroupId: sg-0123456789abcdef0 }, sts: false, ssm: false }\n",
      ],
      [DIRECT, "shell: { type: instance, uses: orders, auth: direct }"],
    ],
    [
      "32:26  consumers.web.network.endpointSubnetIds: expected no endpointSubnetIds where no endpoint is made, got a list",
    ],
  ],
  [
    "no route tables for a DynamoDB endpoint",
    [
      [
        "    backend:\n",
        "    backend:\n      network: { vpcId: vpc-0123456789abcdef0, subnetIds: [subnet-0123456789abcdef0] }\n",
      ],
    ],
    [
      "19:7   providers.orders.backend.network.routeTableIds: expected route tables for the DynamoDB endpoint that is made, got nothing",
    ],
  ],
  [
    "route tables without a DynamoDB endpoint",
    [
      [
        "    backend:\n",
        "    backend:\n      network: { vpcId: vpc-0123456789abcdef0, subnetIds: [subnet-0123456789abcdef0], dynamodbEndpoint: false, routeTableIds: [rtb-0123456789abcdef0] }\n",
      ],
    ],
    [
      "19:127 providers.orders.backend.network.routeTableIds: expected no routeTableIds where no DynamoDB endpoint is made, got a list",
    ],
  ],
];

describe("a network that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
