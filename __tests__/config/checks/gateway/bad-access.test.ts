import type { Edit } from "../../base";
import { auth, editedGateway, fargate, gateway, servers } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "anybody, without saying so",
    [auth("auth: none")],
    [
      "32:7   consumers.gateway.clients.api.acknowledgePublic: expected acknowledgePublic: true, as with auth: none anybody on the internet may call, got nothing",
    ],
  ],
  [
    "anybody, where tokens are asked for",
    [gateway("acknowledgePublic: true")],
    [
      "36:28  consumers.gateway.clients.api.acknowledgePublic: expected no acknowledgePublic where not everybody may call, got true",
    ],
  ],
  [
    "tokens of nobody",
    [auth("auth: jwt")],
    [
      "32:7   consumers.gateway.clients.api.jwt: expected the issuer and the audience of tokens, as auth is jwt, got nothing",
    ],
  ],
  [
    "tokens where signatures are asked for",
    [
      auth(
        "auth: iam\n        callers: { a: { role: app } }\n        jwt: { issuer: https://a.b, audience: [x] }",
      ),
    ],
    ["36:9   consumers.gateway.clients.api.jwt: expected no jwt but with auth: jwt, got issuer and audience"],
  ],
  [
    "no roles",
    [auth("auth: iam")],
    [
      "32:7   consumers.gateway.clients.api.callers: expected the roles that may call, as auth is iam, got nothing",
    ],
  ],
  [
    "an empty map of roles",
    [auth("auth: iam\n        callers: {}")],
    ["35:18  consumers.gateway.clients.api.callers: expected at least one caller, got none"],
  ],
  [
    "roles where tokens are asked for",
    [gateway("callers: { a: { role: app } }")],
    ["36:9   consumers.gateway.clients.api.callers: expected no callers but with auth: iam, got a"],
  ],
  [
    "one role twice",
    [auth("auth: iam\n        callers: { a: { role: app }, b: { role: app } }")],
    [
      "35:49  consumers.gateway.clients.api.callers.b.role: expected a role that no other caller has, got that of consumers.gateway.clients.api.callers.a",
    ],
  ],
  [
    "a role that the file makes",
    [
      servers(fargate()),
      ['    account: "222222222222"\n', '    account: "111111111111"\n'],
      auth("auth: iam\n        callers: { a: { role: shop-todo-execution } }"),
    ],
    [
      "35:31  consumers.gateway.clients.api.callers.a.role: expected a role that exists already, got the one that Fargate starts the containers of todo with",
    ],
  ],
  [
    "tokens of an issuer without encryption",
    [auth("auth: jwt\n        jwt: { issuer: http://a.b, audience: [x] }")],
    [
      '35:24  consumers.gateway.clients.api.jwt.issuer: expected an https URL such as https://issuer.example.com, got "http://a.b"',
    ],
  ],
  [
    "tokens for more than fifty",
    [
      auth(
        `auth: jwt\n        jwt: { issuer: https://a.b, audience: [${Array.from({ length: 51 }, (_, i) => `a${i}`).join(", ")}] }`,
      ),
    ],
    ["35:47  consumers.gateway.clients.api.jwt.audience: expected a list of 1 to 50 audiences, got a list"],
  ],
  [
    "more than ten scopes of a route",
    [
      auth(
        `auth: jwt\n        jwt: { issuer: https://a.b, audience: [x], scopes: { GET /todo: [${Array.from({ length: 11 }, (_, i) => `s${i}`).join(", ")}] } }`,
      ),
    ],
    [
      "35:73  consumers.gateway.clients.api.jwt.scopes.GET /todo: expected a list of 1 to 10 scopes, got [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]",
    ],
  ],
  [
    "a call that takes longer than API Gateway waits",
    [gateway("timeoutSeconds: 31")],
    [
      "36:25  consumers.gateway.clients.api.timeoutSeconds: expected a whole number of seconds from 1 to 30, got 31",
    ],
  ],
  [
    "a rule of the firewall that no group has",
    [gateway("waf: { managedRuleGroups: [AWSManagedRulesAdminProtectionRuleSet], count: [NoUserAgent] }")],
    [
      '36:84  consumers.gateway.clients.api.waf.count[0]: expected one of the rules of AWSManagedRulesAdminProtectionRuleSet (AdminProtection_URIPATH), got "NoUserAgent"',
    ],
  ],
  [
    "an authorization that there is not",
    [auth("auth: oidc")],
    [
      '34:15  consumers.gateway.clients.api.auth: expected one of the supported authorizations (jwt, iam, none), got "oidc"',
    ],
  ],
];

describe("callers of a gateway that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
