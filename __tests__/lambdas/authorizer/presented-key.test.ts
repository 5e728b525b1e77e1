import { presentedKey } from "../../../lambdas/authorizer/presented-key";

test.each<[string, Parameters<typeof presentedKey>[0], string | undefined]>([
  ["one value", { multiValueHeaders: { "x-crosslink-key": ["a"] } }, "a"],
  ["whatever the case", { multiValueHeaders: { "X-Crosslink-KEY": ["a"] } }, "a"],
  ["two values", { multiValueHeaders: { "x-crosslink-key": ["a", "a"] } }, undefined],
  ["two cases", { multiValueHeaders: { "x-crosslink-key": ["a"], "X-Crosslink-Key": ["b"] } }, undefined],
  ["no value", { multiValueHeaders: { "x-crosslink-key": [] } }, undefined],
  ["other headers", { multiValueHeaders: { "x-api-key": ["a"], "x-crosslink-keys": ["b"] } }, undefined],
  [
    "two values, of which the short form has one",
    { headers: { "x-crosslink-key": "b" }, multiValueHeaders: { "x-crosslink-key": ["a", "b"] } },
    undefined,
  ],
  [
    "no value, though the short form has one",
    { headers: { "x-crosslink-key": "b" }, multiValueHeaders: {} },
    undefined,
  ],
  ["the short form only", { headers: { "X-Crosslink-Key": "a" } }, "a"],
  [
    "the short form only, in two cases",
    { headers: { "X-Crosslink-Key": "a", "x-crosslink-key": "a" } },
    undefined,
  ],
  ["the long form without a value", { headers: { "x-crosslink-key": "a" }, multiValueHeaders: null }, "a"],
  ["no headers", { headers: null, multiValueHeaders: null }, undefined],
  ["nothing", {}, undefined],
])("%s", (_, event, key) => {
  expect(presentedKey(event)).toBe(key);
});
