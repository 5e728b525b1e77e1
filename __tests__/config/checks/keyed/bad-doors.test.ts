import type { Edit } from "../../base";
import { ADOPTED, callers, DOOR, editedKeyed, NETWORK, READER, SECRET, used } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

/** Faults of a front door, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "an API with auth: iam",
    [
      ["auth: api-key\n      routes", "auth: iam\n      routes"],
      callers("{ mobile: {} }"),
      [READER, "reader: { type: lambda, uses: orders, auth: direct }"],
      [SECRET, "        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n"],
    ],
    [
      '29:44  consumers.web.clients.door.uses: expected an API with auth: api-key, as a front door puts a key into its callers\' calls and cannot sign, got "orders"',
    ],
  ],
  [
    "an API with auth: none",
    [
      ["auth: api-key\n      routes", "auth: none\n      routes"],
      [READER, "reader: { type: lambda, uses: orders, auth: direct }"],
      [SECRET, ""],
    ],
    [
      '28:44  consumers.web.clients.door.uses: expected an API with auth: api-key, as a front door puts a key into its callers\' calls and cannot sign, got "orders"',
    ],
  ],
  [
    "a way to sign",
    [callers("{ mobile: {} }", ", auth: iam")],
    [
      '29:77  consumers.web.clients.door.auth: expected one of the keys (type, uses, callers, stage, throttle, accessLog, executionLog, accountLogRole, waf, tracing, authorizer), got "auth" (did you mean "authorizer"?)',
    ],
  ],
  [
    "no callers",
    [callers("{}")],
    ["29:61  consumers.web.clients.door.callers: expected 1 to 10 callers, got {}"],
  ],
  [
    "callers that are not said",
    [[DOOR, "      door: { type: rest-front-door, uses: orders }\n"]],
    ["29:7   consumers.web.clients.door.callers: expected a map from names to callers, got nothing"],
  ],
  [
    "more callers than a function's environment holds",
    [callers(`{ ${[..."abcdefghijk"].map((name) => `${name}: {}`).join(", ")} }`)],
    [
      "29:61  consumers.web.clients.door.callers: expected 1 to 10 callers, got { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}, k: {} }",
    ],
  ],
  [
    "a list of callers",
    [callers("[mobile]")],
    ["29:61  consumers.web.clients.door.callers: expected a map from names to callers, got [mobile]"],
  ],
  [
    "a caller with nothing under it",
    [callers("{ mobile: }")],
    [
      "29:63  consumers.web.clients.door.callers.mobile: expected a map with the keys routes, rotateEveryDays, graceMinutes, testRoute, got nothing",
    ],
  ],
  [
    "a caller with a name that no key can begin with",
    [callers("{ Mobile: {} }")],
    [
      '29:63  consumers.web.clients.door.callers.Mobile: expected a caller\'s name of lower-case letters, digits and single dashes between them, got "Mobile"',
    ],
  ],
  [
    "a caller with a misspelt route",
    [callers("{ mobile: { routes: [GET /, POST /order] } }")],
    [
      '29:89  consumers.web.clients.door.callers.mobile.routes[1]: expected one of the routes of orders (GET /, POST /orders), got "POST /order" (did you mean "POST /orders"?)',
    ],
  ],
  [
    "a caller with a route that the use lacks",
    [used("{ routes: [GET /] }"), callers("{ mobile: { routes: [GET /, POST /orders] } }")],
    [
      '29:89  consumers.web.clients.door.callers.mobile.routes[1]: expected one of the routes of orders (GET /), got "POST /orders"',
    ],
  ],
  [
    "a caller with a route twice",
    [callers("{ mobile: { routes: [GET /, GET /] } }")],
    [
      '29:89  consumers.web.clients.door.callers.mobile.routes[1]: expected an entry that is not in the list already, got "GET /"',
    ],
  ],
  [
    "mistakes in several places",
    [
      callers(
        "{ mobile: { routes: [POST /order], rotateEveryDays: x }, gate: { graceMinutes: 1 } }",
        ", executionLog: LOUD",
      ),
    ],
    [
      '29:82  consumers.web.clients.door.callers.mobile.routes[0]: expected one of the routes of orders (GET /, POST /orders), got "POST /order" (did you mean "POST /orders"?)',
      '29:113 consumers.web.clients.door.callers.mobile.rotateEveryDays: expected a whole number of days from 1 to 1000, got "x"',
      "29:140 consumers.web.clients.door.callers.gate.graceMinutes: expected a whole number of minutes from 10 to 43200, got 1",
      '29:161 consumers.web.clients.door.executionLog: expected one of the levels (ERROR, OFF), got "LOUD"',
    ],
  ],
  [
    "an execution log that shows headers",
    [callers("{ mobile: {} }", ", executionLog: INFO")],
    ['29:91  consumers.web.clients.door.executionLog: expected one of the levels (ERROR, OFF), got "INFO"'],
  ],
  [
    "an authorizer without settings",
    [callers("{ mobile: {} }", ", authorizer: {}")],
    [
      "29:77  consumers.web.clients.door.authorizer.cacheSeconds: expected a whole number of seconds from 0 to 3600, got nothing",
    ],
  ],
  [
    "the timeout of a function",
    [callers("{ mobile: {} }", ", timeoutSeconds: 3")],
    [
      '29:77  consumers.web.clients.door.timeoutSeconds: expected one of the keys (type, uses, callers, stage, throttle, accessLog, executionLog, accountLogRole, waf, tracing, authorizer), got "timeoutSeconds"',
    ],
  ],
  [
    "a rule of the firewall that there is not",
    [callers("{ mobile: {} }", ", waf: { count: [SizeRestriction_BODY] }")],
    [
      '29:92  consumers.web.clients.door.waf.count[0]: expected one of the rules of AWSManagedRulesCommonRuleSet (NoUserAgent_HEADER, UserAgent_BadBots_HEADER, SizeRestrictions_QUERYSTRING, SizeRestrictions_Cookie_HEADER, SizeRestrictions_BODY, SizeRestrictions_URIPATH, EC2MetaDataSSRF_BODY, EC2MetaDataSSRF_COOKIE, EC2MetaDataSSRF_URIPATH, EC2MetaDataSSRF_QUERYARGUMENTS, GenericLFI_QUERYARGUMENTS, GenericLFI_URIPATH, GenericLFI_BODY, RestrictedExtensions_URIPATH, RestrictedExtensions_QUERYARGUMENTS, GenericRFI_QUERYARGUMENTS, GenericRFI_BODY, GenericRFI_URIPATH, CrossSiteScripting_COOKIE, CrossSiteScripting_QUERYARGUMENTS, ...), got "SizeRestriction_BODY" (did you mean "SizeRestrictions_BODY"?)',
    ],
  ],
  [
    "rules of no group",
    [
      callers(
        "{ mobile: {} }",
        ", waf: { managedRuleGroups: [], count: [SizeRestrictions_BODY], rateLimitPer5Minutes: 100 }",
      ),
    ],
    [
      "29:114 consumers.web.clients.door.waf.count: expected none without managedRuleGroups, got SizeRestrictions_BODY",
    ],
  ],
  [
    "the name of a use, so that rotations have one name",
    [[DOOR, DOOR.replace("door:", "orders:")]],
    [
      '29:7   consumers.web.clients.orders: expected a role name of its own in account 222222222222, got "shop-web-orders-rotation" as of consumers.web.uses.orders',
    ],
  ],
  [
    "routes for a caller that IAM cannot tell apart",
    [
      ["[GET /, POST /orders]", '["GET /a/{x}", "GET /{y}/b"]'],
      callers('{ mobile: { routes: ["GET /a/{x}"] } }'),
    ],
    [
      "29:81  consumers.web.clients.door.callers.mobile.routes: expected routes that IAM can tell apart, got GET /a/{x} without GET /{y}/b (grant both, or rename one)",
    ],
  ],
  [
    "an endpoint that exists already",
    [
      [
        NETWORK,
        `${ADOPTED}    endpoints: { executeApi: { existing: vpce-01234567, securityGroupId: sg-01234567 } }\n`,
      ],
    ],
    [
      '27:42  consumers.web.endpoints.executeApi.existing: expected an endpoint that is made, as a front door\'s balancer has to know its addresses, got "vpce-01234567"',
    ],
  ],
];

describe("a front door that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedKeyed(...edits))).toEqual(problems);
  });
});
