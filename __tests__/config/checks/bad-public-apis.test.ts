import { type Edit, editedRegional } from "../base";
import { problemsOf } from "../problems-of";

/** Settings that go with no API that anybody may call, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "no word that it is meant",
    [["      acknowledgePublic: true\n", ""]],
    [
      "19:5   providers.status.service.acknowledgePublic: expected acknowledgePublic: true, as with auth: none a regional API answers anybody on the internet (GET /, POST /reports), got nothing; with auth: iam it answers the roles of its consumers, as a private-rest-api only their endpoints",
    ],
  ],
  [
    "no word that it is meant, of the route that there is by default",
    [["      acknowledgePublic: true\n      routes: [GET /, POST /reports]\n", ""]],
    [
      "19:5   providers.status.service.acknowledgePublic: expected acknowledgePublic: true, as with auth: none a regional API answers anybody on the internet (GET /), got nothing; with auth: iam it answers the roles of its consumers, as a private-rest-api only their endpoints",
    ],
  ],
  [
    "no word that it is meant, beside a route that is none",
    [
      [
        "      acknowledgePublic: true\n      routes: [GET /, POST /reports]\n",
        "      routes: [GET /, POST reports]\n",
      ],
    ],
    [
      "19:5   providers.status.service.acknowledgePublic: expected acknowledgePublic: true, as with auth: none a regional API answers anybody on the internet (GET /), got nothing; with auth: iam it answers the roles of its consumers, as a private-rest-api only their endpoints",
      '22:23  providers.status.service.routes[1]: expected a method (GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY), a space and a path such as "GET /" or "POST /orders/{id}", got "POST reports"',
    ],
  ],
  [
    "a word that it is not meant",
    [["acknowledgePublic: true", "acknowledgePublic: false"]],
    ["22:26  providers.status.service.acknowledgePublic: expected true, got false"],
  ],
  [
    "the word where a signature is asked for",
    [["      auth: iam\n", "      auth: iam\n      acknowledgePublic: true\n"]],
    [
      "13:26  providers.orders.service.acknowledgePublic: expected no acknowledgePublic where not everybody may call, got true",
    ],
  ],
  [
    "no word where a signature is asked for",
    [["      auth: iam\n", "      auth: iam\n      acknowledgePublic: false\n"]],
    ["13:26  providers.orders.service.acknowledgePublic: expected true, got false"],
  ],
  [
    "the word where an endpoint is asked for",
    [
      [
        "      type: regional-rest-api\n      auth: none\n",
        "      type: private-rest-api\n      auth: none\n",
      ],
    ],
    [
      "22:26  providers.status.service.acknowledgePublic: expected no acknowledgePublic where not everybody may call, got true",
    ],
  ],
  [
    "an external consumer",
    [
      [
        "      accountLogRole: false\n",
        '      accountLogRole: false\n    externalConsumers: { auditor: { account: "333333333333" } }\n',
      ],
    ],
    [
      "25:26  providers.status.externalConsumers.auditor: expected no external consumers of an API that anybody may call, got one",
    ],
  ],
  [
    "an external consumer with roles",
    [
      [
        "      accountLogRole: false\n",
        '      accountLogRole: false\n    externalConsumers: { auditor: { account: "333333333333", callerRoleArns: [arn:aws:iam::333333333333:role/a] } }\n',
      ],
    ],
    [
      "25:26  providers.status.externalConsumers.auditor: expected no external consumers of an API that anybody may call, got one",
    ],
  ],
  [
    "a use of some of the routes",
    [
      [
        "    clients:\n",
        "      status: { routes: [GET /] }\n    clients:\n      open: { type: lambda, uses: status, auth: direct }\n",
      ],
    ],
    [
      "31:25  consumers.web.uses.status.routes: expected no routes, as anybody may call every route of status, got a list",
    ],
  ],
  [
    "a use by some roles",
    [
      [
        "    clients:\n",
        "      status: { allowRoles: [ecs-app] }\n    clients:\n      open: { type: lambda, uses: status, auth: direct }\n",
      ],
    ],
    [
      "31:29  consumers.web.uses.status.allowRoles: expected no allowRoles but of a regional-rest-api with auth: iam, got status, a regional-rest-api with auth: none",
    ],
  ],
];

describe("an API that anybody may call, with", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedRegional(...edits))).toEqual(problems);
  });
});
