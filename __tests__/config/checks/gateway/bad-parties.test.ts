import type { Edit } from "../../base";
import { described, editedGateway, gateway, NAMES, NETWORK, TODO_NETWORK, todo } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a use of no endpoint service",
    [["  todo:\n    account", "  todos:\n    account"]],
    [
      '29:7   consumers.gateway.uses.todo: expected one of the endpoint services (todos, names), got "todo" (did you mean "todos"?)',
    ],
  ],
  [
    "a use of a service of the file and of another",
    [todo(described())],
    [
      '29:7   consumers.gateway.uses.todo: expected a name that no provider of this file has, got "todo" (or drop endpointService, to use that one)',
    ],
  ],
  [
    "a use of an API that its facts describe",
    [todo('{ api: { id: a1b2c3d4e5, account: "444444444444" } }')],
    [
      "29:15  consumers.gateway.uses.todo.api: expected endpointService, as an http-gateway leads to endpoint services, got an API (give its clients a consumer of their own)",
    ],
  ],
  [
    "a use of an API of the file",
    [
      [
        "providers:\n",
        `providers:\n  orders: { account: "444444444444", service: { type: private-rest-api, auth: iam } }\n`,
      ],
      [NAMES, `${NAMES}      orders: { routes: [GET /orders] }\n`],
    ],
    [
      '32:7   consumers.gateway.uses.orders: expected one of the endpoint services (todo, names), got "orders", which offers an API',
    ],
  ],
  [
    "a misspelt gateway, and nothing said of what it uses",
    [["type: http-gateway", "type: http-gatway"]],
    [
      '33:15  consumers.gateway.clients.api.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "http-gatway" (did you mean "http-gateway"?)',
    ],
  ],
  [
    "a misspelt service, and nothing said of who uses it",
    [
      [
        "type: endpoint-service\n      healthPath: /healthz\n      compute: { type: ec2",
        "type: endpoint-servce\n      healthPath: /healthz\n      compute: { type: ec2",
      ],
    ],
    [
      '12:13  providers.todo.service.type: expected one of the supported types (private-rest-api, mtls-rest-api, regional-rest-api, endpoint-service), got "endpoint-servce" (did you mean "endpoint-service"?)',
    ],
  ],
  [
    "a gateway that leads to what is not used",
    [gateway("uses: [todo, name]")],
    [
      '36:22  consumers.gateway.clients.api.uses[1]: expected one of the consumer\'s uses (todo, names), got "name" (did you mean "names"?)',
    ],
  ],
  [
    "a gateway that does not lead to everything",
    [gateway("uses: [todo]")],
    ["30:7   consumers.gateway.uses.names: expected a gateway that leads to names, got none"],
  ],
  [
    "other clients beside a gateway, and a second gateway",
    [
      gateway(
        "waf: false\n      other: { type: http-gateway, auth: none, acknowledgePublic: true }\n      fn: { type: lambda, uses: todo, auth: direct }\n      fx: { type: lamda, uses: todo, auth: direct }",
      ),
    ],
    [
      '37:7   consumers.gateway.clients.other: expected one http-gateway, api, got "other" (give it a consumer of its own)',
      '38:7   consumers.gateway.clients.fn: expected no client beside the http-gateway api, got "lambda" (give it a consumer of its own)',
      '39:19  consumers.gateway.clients.fx.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "lamda" (did you mean "lambda"?)',
    ],
  ],
  [
    "keys of an API for an endpoint service",
    [
      [
        TODO_NETWORK,
        `${TODO_NETWORK}    backend: {}\n    trust: {}\n    alarms: { topicArn: arn:aws:sns:eu-west-1:222222222222:a }\n`,
      ],
    ],
    [
      "11:5   providers.todo.backend: expected no backend of an endpoint service, which has compute instead, got an empty map",
      "12:5   providers.todo.trust: expected no trust of an endpoint service, as nobody assumes a role, got an empty map",
      "13:5   providers.todo.alarms: expected no alarms of an endpoint service, got topicArn",
    ],
  ],
  [
    "an external consumer with the name of one of the file",
    [[TODO_NETWORK, `${TODO_NETWORK}    externalConsumers: { gateway: { account: "444444444444" } }\n`]],
    [
      '11:26  providers.todo.externalConsumers.gateway: expected a name that no consumer of this file has, got "gateway"',
    ],
  ],
  [
    "an external consumer with roles, routes and more",
    [
      [
        TODO_NETWORK,
        `${TODO_NETWORK}    externalConsumers: { partner: { account: "444444444444", endpointIds: [vpce-01234567], associate: true, routes: [GET /], callerRoleArns: [] } }\n`,
      ],
    ],
    [
      "11:92  providers.todo.externalConsumers.partner.associate: expected no associate of an endpoint service, which knows consumers by their endpoints, got true",
      "11:109 providers.todo.externalConsumers.partner.routes: expected no routes of an endpoint service, which knows consumers by their endpoints, got a list",
      "11:126 providers.todo.externalConsumers.partner.callerRoleArns: expected no callerRoleArns of an endpoint service, which knows consumers by their endpoints, got a list",
    ],
  ],
  [
    "keys of other clients for a consumer with a gateway",
    [
      [NETWORK, `${NETWORK}    endpoints: {}\n    logs: {}\n    roles: {}\n    link: linked\n`],
      todo("{ routes: [GET /todo], allowRoles: [ecs-x], apiKey: {} }"),
    ],
    [
      "28:5   consumers.gateway.endpoints: expected no endpoints beside those of the uses, got an empty map",
      "29:5   consumers.gateway.logs: expected no logs beside the gateway's accessLog, got an empty map",
      "30:5   consumers.gateway.roles: expected no roles, as none is made for a gateway without keepWarm, got an empty map",
      '31:11  consumers.gateway.link: expected no link with state.type: s3, where the consumer\'s state is looked for, got "linked"',
      "33:36  consumers.gateway.uses.todo.allowRoles: expected no allowRoles of an endpoint service, got a list",
      "33:57  consumers.gateway.uses.todo.apiKey: expected no apiKey of an endpoint service, got an empty map",
    ],
  ],
  [
    "with state in workspaces, nothing said of whether the gateway has any",
    [["type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1", "type: cloud\n  organization: acme"]],
    [
      "24:3   consumers.gateway.link: expected pending until this consumer has been applied, then linked, as state.type is cloud, got nothing",
    ],
  ],
  [
    "with state in workspaces, a gateway that no service of the file has to know",
    [
      ["type: s3\n  bucket: acme-terraform-state\n  region: eu-west-1", "type: cloud\n  organization: acme"],
      todo(described()),
      [NAMES, ""],
      ["  todo:\n    account", "  other:\n    account"],
      [NETWORK, `${NETWORK}    link: pending\n`],
    ],
    [
      '27:11  consumers.gateway.link: expected no link without a use of an endpoint service of this file, got "pending"',
    ],
  ],
  [
    "certificates and keys of other regions and accounts",
    [
      gateway(
        "domain: { name: a.example.com, certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012' }\n        alb: { serverName: a.b, certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/12345678-1234-1234-1234-123456789012' }\n        accessLog: { kmsKeyArn: 'arn:aws:kms:eu-west-2:111111111111:key/1' }",
      ),
    ],
    [
      '36:56  consumers.gateway.clients.api.domain.certificateArn: expected an ARN of the region eu-west-1, got "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012"',
      '37:49  consumers.gateway.clients.api.alb.certificateArn: expected a certificate of the account 111111111111, got "arn:aws:acm:eu-west-1:222222222222:certificate/12345678-1234-1234-1234-123456789012"',
      '38:33  consumers.gateway.clients.api.accessLog.kmsKeyArn: expected an ARN of the region eu-west-1, got "arn:aws:kms:eu-west-2:111111111111:key/1"',
    ],
  ],
  [
    "a bucket of another partition",
    [["  region: eu-west-1\nproviders", "  region: us-gov-west-1\nproviders"]],
    ['6:11   state.region: expected a region of the partition aws, which todo is in, got "us-gov-west-1"'],
  ],
  [
    "a key of the bucket that each account looks up for itself",
    [["  region: eu-west-1\nproviders", "  region: eu-west-1\n  kmsKeyId: alias/state\nproviders"]],
    [
      '7:13   state.kmsKeyId: expected the ARN of a KMS key (arn:...:key/...), as the parties are in several accounts, got "alias/state": S3 looks an alias or an id up in the account of whoever writes',
    ],
  ],
];

describe("parties of a gateway that do not fit together", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
