import { comparing, operatorOf } from "../../../../src/access/evaluation/policy/operators";

const ROLE = "arn:aws:iam::222222222222:role/team/app";

/** An operator with what a statement wants, a value that is wanted and one that is not. */
const PLAIN: readonly (readonly [string, readonly string[], string, string])[] = [
  ["StringEquals", ["a", "b"], "b", "B"],
  ["StringEquals", ["a*"], "a*", "ab"],
  ["StringEqualsIgnoreCase", ["aB"], "Ab", "b"],
  ["StringEqualsIgnoreCase", ["k"], "K", "\u212a"],
  ["StringLike", ["a*c", "??"], "abc", "abd"],
  ["StringLike", ["a*c", "??"], "xy", "xyz"],
  ["StringLike", ["https://*"], "https://a/b", "http://a"],
  ["ArnEquals", [ROLE], ROLE, `${ROLE}s`],
  ["ArnEquals", ["arn:aws:iam::*:role/*"], ROLE, ROLE.replace("role", "user")],
  ["ArnLike", ["arn:aws:iam::22222222222?:role/team/*"], ROLE, ROLE.replace("team", "teams")],
  [
    "ArnLike",
    ["arn:aws:someservice:*:111122223333:finance/*"],
    "arn:aws:someservice:us-east-2:111122223333:finance/document.txt",
    "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt",
  ],
  ["ArnLike", ["arn:*:*:*:*:*"], ROLE, "arn:aws:iam"],
  ["IpAddress", ["203.0.113.0/24", "192.0.2.7"], "203.0.113.255", "203.0.114.0"],
  ["IpAddress", ["203.0.113.0/24", "192.0.2.7"], "192.0.2.7", "192.0.2.6"],
  ["IpAddress", ["2001:DB8:1234:5678::/64"], "2001:db8:1234:5678:9::1", "2001:db8:1234:5679::"],
  ["IpAddress", ["0.0.0.0/0"], "10.0.0.1", "::1"],
  ["Bool", ["true"], "True", "false"],
];

const NEGATED: Readonly<Record<string, string>> = {
  StringEquals: "StringNotEquals",
  StringEqualsIgnoreCase: "StringNotEqualsIgnoreCase",
  StringLike: "StringNotLike",
  ArnEquals: "ArnNotEquals",
  ArnLike: "ArnNotLike",
  IpAddress: "NotIpAddress",
};

function says(name: string, wanted: readonly string[], value: string | undefined): boolean {
  const operator = operatorOf(name);
  if (operator === undefined) throw new Error(`${name} is not understood`);
  return comparing(operator, wanted)(value);
}

describe.each(PLAIN)("%s with %j", (name, wanted, right, wrong) => {
  it(`holds for ${right}, not for ${wrong} nor without a value`, () => {
    expect([right, wrong, undefined].map((value) => says(name, wanted, value))).toEqual([true, false, false]);
  });

  it("holds without a value as well, with IfExists", () => {
    const values = [right, wrong, undefined].map((value) => says(`${name}IfExists`, wanted, value));
    expect(values).toEqual([true, false, true]);
  });

  const negated = NEGATED[name];
  if (negated === undefined) return;

  it("holds the other way round when it is negated, and without a value in either form", () => {
    for (const one of [negated, `${negated}IfExists`]) {
      expect([right, wrong, undefined].map((value) => says(one, wanted, value))).toEqual([false, true, true]);
    }
  });
});

test("Null asks whether the key is absent, and has no IfExists", () => {
  expect([undefined, "", "x"].map((value) => says("Null", ["true"], value))).toEqual([true, false, false]);
  expect([undefined, "", "x"].map((value) => says("Null", ["False"], value))).toEqual([false, true, true]);
  expect(operatorOf("NullIfExists")).toBeUndefined();
});

test.each([
  "NumericEquals",
  "NumericLessThanIfExists",
  "DateGreaterThan",
  "BinaryEquals",
  "ForAllValues:StringEquals",
  "ForAnyValue:StringLikeIfExists",
  "stringEquals",
  "toString",
  "",
])("%s is not understood", (name) => {
  expect(operatorOf(name)).toBeUndefined();
});
