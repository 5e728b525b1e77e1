import { evaluate } from "../../../src/access/evaluation/policy/evaluate";
import { parseRoute, type WrittenRoute } from "../../../src/model/routes/route";
import { callerPolicy } from "../../../src/policies/gateway/caller-policy";
import { keepWarmPolicy } from "../../../src/policies/gateway/keep-warm-policy";

const API = { account: "111111111111", region: "eu-west-1", apiId: "a1b2c3d4e5", stage: "$default" };
const STAGE = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/$default";

function saying(document: Parameters<typeof evaluate>[1], resource: string, action = "execute-api:Invoke") {
  const request = { action, resource, account: API.account, context: {} };
  return evaluate("identity-policy", document, request).effect;
}

test.each([
  ["Allow: its own route", `${STAGE}/GET/.crosslink/keep-warm`, "allow"],
  ["Nothing is said of the same by another method", `${STAGE}/POST/.crosslink/keep-warm`, "silent"],
  ["Nothing is said of a path below it", `${STAGE}/GET/.crosslink/keep-warm/x`, "silent"],
  ["Nothing is said of another route", `${STAGE}/GET/todo`, "silent"],
  [
    "Nothing is said of another stage",
    STAGE.replace("$default", "prod").concat("/GET/.crosslink/keep-warm"),
    "silent",
  ],
  [
    "Nothing is said of another API",
    `${STAGE.replace("a1b2c3d4e5", "z9y8x7w6v5")}/GET/.crosslink/keep-warm`,
    "silent",
  ],
])("the function's policy. %s", (_, resource, effect) => {
  expect(saying(keepWarmPolicy(API), resource)).toBe(effect);
});

test("the function's policy says nothing of managing the API", () => {
  expect(
    saying(keepWarmPolicy(API), `${STAGE}/GET/.crosslink/keep-warm`, "execute-api:InvalidateCache"),
  ).toBe("silent");
});

describe("a caller with every path", () => {
  const routes = (...texts: readonly string[]) => texts.map((text) => parseRoute(text) as WrittenRoute);
  const granted = routes("ANY /{proxy+}");
  const offered = [...granted, ...routes("GET /.crosslink/keep-warm")];
  const policy = callerPolicy(API, { granted, offered });

  test.each([
    ["Deny: the gateway's own route", "GET/.crosslink/keep-warm", "deny"],
    ["Deny: the same with a slash at its end", "GET/.crosslink/keep-warm/", "deny"],
    ["Deny: the same with an encoded letter", "GET/.crosslink/keep%2Dwarm", "deny"],
    ["Deny: the same behind dots", "GET/x/../.crosslink/keep-warm", "deny"],
    ["Allow: another method of that path, which is the service's", "POST/.crosslink/keep-warm", "allow"],
    ["Allow: every other path", "GET/todo/7", "allow"],
  ])("%s", (_, end, effect) => {
    expect(saying(policy, `${STAGE}/${end}`)).toBe(effect);
  });
});
