import { ASSUMED, type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** Faults of a client, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "no type",
    [[ASSUMED, "shell: { uses: orders, auth: direct }"]],
    [
      "36:7   consumers.web.clients.shell.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got nothing",
    ],
  ],
  [
    "an unknown type",
    [[ASSUMED, "shell: { type: container, uses: orders, auth: direct }"]],
    [
      '36:22  consumers.web.clients.shell.type: expected one of the supported types (lambda, instance, role, rest-front-door, http-gateway), got "container"',
    ],
  ],
  [
    "a word for all of it",
    [[ASSUMED, "shell: instance"]],
    ['36:14  consumers.web.clients.shell: expected a map with type, uses and auth, got "instance"'],
  ],
  [
    "a function that does not sign",
    [["auth: direct }\n", "auth: none }\n"]],
    [
      '35:51  consumers.web.clients.direct.auth: expected one of the supported authorizations (direct, assume-role, api-key, certificate), got "none"',
    ],
  ],
  [
    "an instance that assumes a role",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: assume-role }"]],
    [
      '36:52  consumers.web.clients.shell.auth: expected one of the supported authorizations (direct, certificate, none), got "assume-role"',
    ],
  ],
  [
    "a function with the size of a machine",
    [["auth: direct }\n", "auth: direct, instanceType: t4g.micro }\n"]],
    [
      '35:59  consumers.web.clients.direct.instanceType: expected one of the keys (type, uses, auth, timeoutSeconds), got "instanceType"',
    ],
  ],
  [
    "an instance with the timeout of a function",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: direct, timeoutSeconds: 10 }"]],
    [
      '36:60  consumers.web.clients.shell.timeoutSeconds: expected one of the keys (type, uses, auth, instanceType), got "timeoutSeconds"',
    ],
  ],
  [
    "an instance of a family of another processor",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: direct, instanceType: t3.micro }"]],
    [
      '36:74  consumers.web.clients.shell.instanceType: expected an instance type of an arm64 family such as t4g.micro, got "t3.micro"',
    ],
  ],
  [
    "an instance of a family without a size",
    [[ASSUMED, "shell: { type: instance, uses: orders, auth: direct, instanceType: t4g }"]],
    [
      '36:74  consumers.web.clients.shell.instanceType: expected an instance type of an arm64 family such as t4g.micro, got "t4g"',
    ],
  ],
  [
    "an instance that calls what its consumer does not use",
    [[ASSUMED, "shell: { type: instance, uses: oders, auth: direct }"]],
    [
      '36:38  consumers.web.clients.shell.uses: expected one of the consumer\'s uses (orders), got "oders" (did you mean "orders"?)',
    ],
  ],
  [
    "a role without a name",
    [[ASSUMED, "app: { type: role, uses: orders, auth: direct }"]],
    [
      "36:12  consumers.web.clients.app: expected either role (a name, of the consumer's account) or arn (of any account), got neither",
    ],
  ],
  [
    "a role by its name and its ARN",
    [
      [
        ASSUMED,
        "app: { type: role, role: app, arn: arn:aws:iam::222222222222:role/app, uses: orders, auth: direct }",
      ],
    ],
    [
      "36:12  consumers.web.clients.app: expected either role (a name, of the consumer's account) or arn (of any account), got role and arn",
    ],
  ],
  [
    "roles by a pattern",
    [[ASSUMED, 'app: { type: role, role: "app-*", uses: orders, auth: direct }']],
    [
      '36:32  consumers.web.clients.app.role: expected the name of a role, without wildcards, such as my-ecs-task or team/my-ecs-task, got "app-*"',
    ],
  ],
  [
    "roles by a pattern of ARNs",
    [
      [
        ASSUMED,
        'app: { type: role, arn: "arn:aws:iam::222222222222:role/app-?", uses: orders, auth: direct }',
      ],
    ],
    [
      '36:31  consumers.web.clients.app.arn: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/name, got "arn:aws:iam::222222222222:role/app-?"',
    ],
  ],
  [
    "a name with a slash before it",
    [[ASSUMED, "app: { type: role, role: /app, uses: orders, auth: direct }"]],
    [
      '36:32  consumers.web.clients.app.role: expected the name of a role, without wildcards, such as my-ecs-task or team/my-ecs-task, got "/app"',
    ],
  ],
  [
    "a role that assumes another",
    [[ASSUMED, "app: { type: role, role: app, uses: orders, auth: assume-role }"]],
    [
      '36:57  consumers.web.clients.app.auth: expected one of the supported authorizations (direct), got "assume-role"',
    ],
  ],
  [
    "a role with the timeout of a function",
    [[ASSUMED, "app: { type: role, role: app, uses: orders, auth: direct, timeoutSeconds: 10 }"]],
    [
      '36:65  consumers.web.clients.app.timeoutSeconds: expected one of the keys (role, arn, type, uses, auth), got "timeoutSeconds"',
    ],
  ],
  [
    "a role of another partition",
    [
      [
        ASSUMED,
        "app: { type: role, arn: arn:aws-cn:iam::444444444444:role/app, uses: orders, auth: direct }",
      ],
    ],
    [
      '36:31  consumers.web.clients.app.arn: expected an ARN of the partition aws, as the region is eu-west-1, got "arn:aws-cn:iam::444444444444:role/app"',
    ],
  ],
];

describe("a client of which it is not clear what it is", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(edited(...edits))).toEqual(problems);
  });
});
