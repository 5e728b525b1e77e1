import { readGrants } from "../../../lambdas/authorizer/grants";

const grant = { allow: ["GET/"], deny: ["POST/*"], graceMinutes: 15 };

test("grants are read by holder, and nobody else has one", () => {
  const grants = readGrants(JSON.stringify({ orders: grant }));
  expect(grants.get("orders")).toEqual(grant);
  expect(["constructor", "to-string", "hasOwnProperty"].map((name) => grants.get(name))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each<[string, object, string]>([
  ["no object", [], "expected grants by holder"],
  ["no lists", { a: { ...grant, allow: "GET/" }, b: grant }, "expected { allow, deny, graceMinutes } of a"],
  ["no texts", { a: { ...grant, deny: [1] }, b: null }, "expected { allow, deny, graceMinutes } of a, b"],
  ["no grace", { a: { ...grant, graceMinutes: -1 } }, "expected { allow, deny, graceMinutes } of a"],
])("%s is an error at start", (_, grants, message) => {
  expect(() => readGrants(JSON.stringify(grants))).toThrow(`grants.json: ${message}`);
});
