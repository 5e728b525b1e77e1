import { type Changes, compareDocuments } from "../../../src/access/classes/compare";
import type { ReadStatement } from "../../../src/access/evaluation/policy/read-document";
import type { PolicyKind } from "../../../src/policies/document-ref";

const API = "arn:aws:execute-api:eu-west-1:111111111111:abcdefghij";
const ROLE = "arn:aws:iam::222222222222:role/app";
const allow = (more: Partial<ReadStatement> = {}): ReadStatement => ({
  Effect: "Allow",
  Principal: "*",
  Action: "execute-api:Invoke",
  Resource: `${API}/prod/GET/orders`,
  ...more,
});
const deny = (more: Partial<ReadStatement> = {}): ReadStatement => ({ ...allow(more), Effect: "Deny" });
const on = (operator: string, key: string, value: string | readonly string[]) => ({
  Condition: { [operator]: { [key]: value } },
});
const changes = (
  earlier: readonly ReadStatement[],
  later: readonly ReadStatement[],
  kind: PolicyKind = "resource-policy",
  limit?: number,
) => compareDocuments(kind, { Statement: earlier }, { Statement: later }, { limit });
const kinds = (found: Changes) => Object.keys(found).sort();

const WIDER = ["newlyAllowed", "opened"];
const NARROWER = ["closed", "newlyRefused"];

test.each<[string, readonly ReadStatement[], readonly ReadStatement[], readonly string[]]>([
  ["the same", [allow()], [allow({ Sid: "x" })], []],
  ["the same, in another spelling", [allow()], [allow({ Action: ["EXECUTE-api:invoke"] })], []],
  [
    "the same in two statements",
    [allow({ Resource: ["arn:aws:a", "arn:aws:b"] })],
    [allow({ Resource: "arn:aws:a" }), allow({ Resource: "arn:aws:b" })],
    [],
  ],
  ["an action more", [allow()], [allow({ Action: "execute-api:*" })], WIDER],
  ["a route more", [allow()], [allow({ Resource: `${API}/prod/GET/*` })], WIDER],
  ["a route less", [allow({ Resource: `${API}/*` })], [allow({ Resource: `${API}/prod/*` })], NARROWER],
  [
    "a Deny of what is not allowed",
    [allow()],
    [allow(), deny({ Resource: `${API}/prod/GET/x` })],
    ["closed"],
  ],
  ["a Deny of what is allowed", [allow()], [allow(), deny({ Resource: `${API}/*/o*s` })], NARROWER],
  ["a condition more", [allow()], [allow(on("StringEquals", "aws:SourceVpce", "vpce-1"))], NARROWER],
  [
    "a condition that holds either way",
    [allow()],
    [allow(on("StringEqualsIfExists", "aws:x", "1")), allow(on("StringNotEquals", "aws:x", "1"))],
    [],
  ],
  [
    "a key in another case",
    [allow(on("StringLike", "aws:SourceVpc", "vpc-1*"))],
    [allow(on("StringLike", "AWS:sourcevpc", "vpc-1*"))],
    [],
  ],
  [
    "ArnLike for ArnEquals",
    [allow(on("ArnLike", "aws:PrincipalArn", "arn:aws:iam::222222222222:role/*"))],
    [allow(on("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::222222222222:role/*"))],
    [],
  ],
  [
    "half of a block of addresses",
    [allow(on("IpAddress", "aws:SourceIp", "10.0.0.0/8"))],
    [allow(on("IpAddress", "aws:SourceIp", ["10.0.0.0/9", "10.128.0.0/10"]))],
    NARROWER,
  ],
  [
    "a block of addresses by its halves",
    [allow(on("IpAddress", "aws:SourceIp", "10.0.0.0/8"))],
    [allow(on("IpAddress", "aws:SourceIp", ["10.0.0.0/9", "10.128.0.0/9"]))],
    [],
  ],
  [
    "a truth value by its two",
    [allow(on("Null", "aws:SecureTransport", "false"))],
    [allow(on("Bool", "aws:SecureTransport", ["true", "false"]))],
    [],
  ],
  [
    "an account by its id",
    [allow({ Principal: { AWS: "arn:aws:iam::222222222222:root" } })],
    [allow({ Principal: { AWS: "222222222222" } })],
    [],
  ],
  ["everybody", [allow({ Principal: { AWS: ROLE } })], [allow()], WIDER],
  [
    "an account in place of its role",
    [allow({ Principal: { AWS: ROLE } })],
    [allow({ Principal: { AWS: "222222222222" } })],
    ["closed", ...WIDER],
  ],
  [
    "a role in place of its account under the same condition",
    [allow({ Principal: { AWS: "222222222222" }, ...on("ArnEquals", "aws:PrincipalArn", ROLE) })],
    [allow({ Principal: { AWS: ROLE }, ...on("ArnEquals", "aws:PrincipalArn", ROLE) })],
    ["opened"],
  ],
  [
    "services as well",
    [allow(on("Bool", "aws:PrincipalIsAWSService", "false"))],
    [allow(on("Null", "aws:PrincipalIsAWSService", "false"))],
    WIDER,
  ],
  [
    "NotAction of all others",
    [allow({ Action: "*" })],
    [allow(), allow({ Action: undefined, NotAction: "execute-api:Invoke" })],
    [],
  ],
  [
    "NotResource of all others",
    [allow({ Resource: "*" })],
    [allow(), allow({ Resource: undefined, NotResource: `${API}/prod/GET/orders` })],
    [],
  ],
  [
    "all but one route, and all but another one",
    [allow({ Resource: undefined, NotResource: `${API}/prod/GET/orders` })],
    ["orders", "a"].map((end) => allow({ Resource: undefined, NotResource: `${API}/prod/GET/${end}` })),
    WIDER,
  ],
  [
    "a short ARN for the long one",
    [allow({ Resource: "execute-api:/prod/*" })],
    [allow({ Resource: `${API}/prod/*` })],
    NARROWER,
  ],
  ["both emptied", [allow(), deny()], [deny()], []],
])("%s", (_, earlier, later, expected) => {
  expect(kinds(changes(earlier, later))).toEqual([...expected].sort());
  const back: Readonly<Record<string, string>> = {
    newlyAllowed: "newlyRefused",
    newlyRefused: "newlyAllowed",
    opened: "closed",
    closed: "opened",
  };
  expect(kinds(changes(later, earlier))).toEqual(expected.map((kind) => back[kind]).sort());
});

test("a change is shown by a request that looks like one, and by the statements that decided", () => {
  const before = [allow({ Sid: "A", ...on("StringEquals", "aws:SourceVpce", "vpce-1") })];
  const after = [
    allow({ Sid: "A", Resource: `${API}/prod/*`, ...on("StringEquals", "aws:SourceVpce", "vpce-1") }),
  ];
  expect(changes(before, after).newlyAllowed).toEqual({
    request: {
      action: "execute-api:Invoke",
      resource: `${API}/prod/GET/`,
      account: "000000000000",
      context: {
        "aws:PrincipalArn": "arn:aws:iam::000000000000:role/a",
        "aws:PrincipalAccount": "000000000000",
        "aws:SourceVpce": "vpce-1",
      },
    },
    before: { effect: "silent" },
    after: { effect: "allow", sid: "A" },
  });
});

test("the policy of an identity is asked about identities only", () => {
  const own = ({ Principal: _, ...statement }: ReadStatement) => statement;
  const nobody = {
    Condition: { Null: { "aws:PrincipalArn": "true", "aws:PrincipalServiceName": "true" } },
  };
  expect(changes([], [own(allow(nobody))], "identity-policy")).toEqual({});
  expect(kinds(changes([], [allow(nobody)]))).toEqual(WIDER);
});

describe("patterns that overlap in many ways", () => {
  const LETTERS = "abcdefghijkl".split("");
  const few = (earlier: readonly ReadStatement[], later: readonly ReadStatement[]) =>
    changes(earlier, later, "resource-policy", 1000);

  it("are told apart where other conditions leave few of them", () => {
    const roles = LETTERS.map((letter) =>
      allow({
        Condition: {
          ArnLike: { "aws:PrincipalArn": `arn:aws:iam::222222222222:role/*${letter}x*` },
          StringEquals: { "aws:SourceVpce": `vpce-${letter}` },
        },
      }),
    );
    expect(few(roles, roles)).toEqual({});
    const later = roles.with(3, allow(on("StringEquals", "aws:SourceVpce", "vpce-d")));
    const { newlyAllowed, ...others } = few(roles, later);
    expect(newlyAllowed?.request.context["aws:SourceVpce"]).toBe("vpce-d");
    expect(kinds(others)).toEqual(["opened"]);
  });

  it("of one statement are one pattern as it were", () => {
    const routes = [allow({ Resource: LETTERS.map((letter) => `${API}/prod/GET/*/${letter}x/*`) })];
    expect(few(routes, routes)).toEqual({});
  });

  it("are taken one route after the other where that is fewer", () => {
    const routes = LETTERS.flatMap((first) =>
      ["x", "y", "z"].map((last) => `${API}/prod/GET/${first}/*/${last}/*/q`),
    );
    const earlier = [allow({ Resource: routes })];
    const later = [allow({ Resource: routes.slice(1) })];
    const { newlyRefused, ...others } = few(earlier, later);
    expect(newlyRefused?.request.resource).toMatch(/\/GET\/a\/.*\/x\/.*\/q$/);
    expect(kinds(others)).toEqual(["closed"]);
    expect(kinds(changes(earlier, later))).toEqual(NARROWER);
  });

  it("are an error where there are too many even so", () => {
    const routes = [allow({ Resource: LETTERS.map((letter) => `${API}/prod/GET/*/${letter}x/*/q`) })];
    expect(() => few(routes, [])).toThrow("expected patterns of resources like");
    const roles = LETTERS.map((letter) => `arn:aws:iam::222222222222:role/*${letter}*x`);
    expect(() => few([allow(on("ArnLike", "aws:PrincipalArn", roles))], [])).toThrow(
      "expected patterns of principals that overlap in few ways, got too many",
    );
  });
});

test("a key that is compared as an address and as a text is not understood", () => {
  const statements = [
    allow(on("IpAddress", "aws:SourceIp", "10.0.0.0/8")),
    allow(on("StringLike", "aws:SourceIp", "10.*")),
  ];
  expect(() => changes(statements, [])).toThrow("condition key aws:sourceip as an address and as a text");
});
