import fc from "fast-check";
import { documentChanges, statementChanges } from "../../../src/report/diff/documents/statement-changes";

const allow = (more: object) => ({
  Sid: "One",
  Effect: "Allow",
  Action: "execute-api:Invoke",
  Resource: "a",
  ...more,
});
const document = (...statements: object[]) => ({ Statement: statements }) as never;

test.each([
  ["the order of a list", { Resource: ["a", "b"] }, { Resource: ["b", "a"] }],
  ["a single value in a list", { Resource: "a" }, { Resource: ["a"] }],
  ["a value that is there twice", { Resource: ["a", "a"] }, { Resource: "a" }],
  [
    "the order of elements",
    { Condition: { StringEquals: { x: "1", y: "2" } } },
    { Condition: { StringEquals: { y: "2", x: "1" } } },
  ],
])("%s makes no difference", (_, before, after) => {
  expect(statementChanges(document(allow(before)), document(allow(after)))).toEqual([]);
});

test("the order of statements makes no difference", () => {
  const [one, two] = [allow({}), allow({ Sid: "Two", Resource: "b" })];
  expect(statementChanges(document(one, two), document(two, one))).toEqual([]);
});

test("a changed statement has the values of each field that only one side has", () => {
  const before = allow({ Resource: ["a", "b"], Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } });
  const after = allow({
    Resource: ["b", "c"],
    Condition: { StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } },
  });
  expect(statementChanges(document(before), document(after))).toMatchObject([
    {
      ...{ sid: "One", is: "changed" },
      fields: [
        { field: "Resource", removed: ["a"], added: ["c"] },
        { field: "Condition.StringEquals.aws:SourceVpce", removed: [], added: ["vpce-2"] },
      ],
    },
  ]);
});

test("an effect, an operator and a principal that change are fields that differ", () => {
  const before = allow({ Principal: "*", Condition: { ArnLike: { "aws:PrincipalArn": "x" } } });
  const after = allow({
    Effect: "Deny",
    Principal: { AWS: "111111111111" },
    Condition: { ArnNotLike: { "aws:PrincipalArn": "x" } },
  });
  const [change] = statementChanges(document(before), document(after));
  expect(change?.fields.map(({ field }) => field)).toEqual([
    ...["Effect", "Principal", "Condition.ArnLike.aws:PrincipalArn"],
    ...["Principal.AWS", "Condition.ArnNotLike.aws:PrincipalArn"],
  ]);
});

test("statements and policies that only one side has are added or removed as a whole", () => {
  const policies = (name: string, ...statements: object[]) => [{ name, policy: document(...statements) }];
  const changes = documentChanges(
    [...policies("both", allow({}), allow({ Sid: "Old" })), ...policies("gone", allow({}))],
    [...policies("both", allow({}), allow({ Sid: "New" })), ...policies("new", allow({}))],
  );
  expect(
    changes.map(({ document: name, is, statements }) => [
      name,
      is,
      statements.map((one) => [one.sid, one.is]),
    ]),
  ).toEqual([
    [
      "both",
      "changed",
      [
        ["Old", "removed"],
        ["New", "added"],
      ],
    ],
    ["gone", "removed", [["One", "removed"]]],
    ["new", "added", [["One", "added"]]],
  ]);
});

test("statements without a Sid, or with that of another, are known by their places", () => {
  const before = document({ Effect: "Allow", Resource: "a" }, allow({}), allow({ Resource: "b" }));
  const after = document({ Effect: "Allow", Resource: "x" }, allow({}), allow({ Resource: "c" }));
  expect(statementChanges(before, after).map(({ sid, is }) => [sid, is])).toEqual([
    ["statement 1", "changed"],
    ["statement 3", "changed"],
  ]);
});

test("what is added in one direction is removed in the other", () => {
  const values = fc.subarray(["a", "b", "c"], { minLength: 1 });
  const statements = fc.uniqueArray(
    fc.record({
      Sid: fc.constantFrom("One", "Two", "Three"),
      Effect: fc.constantFrom("Allow", "Deny"),
      Resource: values,
    }),
    { selector: ({ Sid }) => Sid },
  );
  const turned = { added: "removed", removed: "added", changed: "changed" };
  const property = fc.property(statements, statements, (one, other) => {
    const there = statementChanges(document(...one), document(...other));
    const back = statementChanges(document(...other), document(...one));
    const keys = (all: typeof there) => all.map(({ sid, is }) => `${sid} ${is}`).sort();
    expect(keys(back)).toEqual(there.map(({ sid, is }) => `${sid} ${turned[is]}`).sort());
    expect(statementChanges(document(...one), document(...one))).toEqual([]);
  });
  fc.assert(property, { numRuns: 300, seed: 3 });
});
