import { explain } from "../../../../lambdas/client/response/explain";
import type { Auth } from "../../../../lambdas/client/response/refusals";

const route = { method: "GET", path: "/orders" } as const;
const explained = (errorType: string | undefined, body: string, auth: Auth) =>
  explain({ status: 403, headers: { "x-amzn-errortype": errorType }, body: Buffer.from(body) }, route, auth);
const user =
  "User: arn:aws:sts::222222222222:assumed-role/client/x is not authorized to perform: execute-api:Invoke";
const on = `${user} on resource: arn:aws:execute-api:eu-west-1:********1111:a1b2c3d4e5/prod/GET/orders`;

describe("a 403 says which documents probably refused", () => {
  test.each<[string, string, Auth, readonly string[]]>([
    [
      "AccessDeniedException",
      on,
      "direct",
      ["API resource policy", "client's identity policy", "endpoint policy"],
    ],
    ["AccessDeniedException", on, "assume-role", ["access role", "endpoint policy", "API resource policy"]],
    [
      "AccessDeniedException",
      `${on} with an explicit deny`,
      "direct",
      ["API resource policy", "endpoint policy", "client's identity policy"],
    ],
    [
      "AccessDeniedException",
      `${on} with an explicit deny`,
      "assume-role",
      ["API resource policy", "endpoint policy", "access role"],
    ],
    [
      "AccessDeniedException",
      `${on} with an explicit deny in a VPC endpoint policy`,
      "direct",
      ["endpoint policy"],
    ],
    [
      "AccessDeniedException",
      `${on} because no VPC endpoint policy allows the execute-api:Invoke action`,
      "assume-role",
      ["endpoint policy"],
    ],
    [
      "AccessDeniedException",
      `${on} with an explicit deny in a resource-based policy`,
      "direct",
      ["API resource policy"],
    ],
    [
      "AccessDeniedException",
      `${on} because no identity-based policy allows the execute-api:Invoke action`,
      "direct",
      ["client's identity policy"],
    ],
    [
      "AccessDeniedException",
      `${on} because no identity-based policy allows the execute-api:Invoke action`,
      "assume-role",
      ["access role"],
    ],
    ["AccessDeniedException", `${on} with an explicit deny in a service control policy`, "direct", []],
    [
      "AccessDeniedException",
      "User: anonymous is not authorized to perform: execute-api:Invoke on resource: x",
      "direct",
      ["API resource policy", "endpoint policy"],
    ],
    ["MissingAuthenticationTokenException", "Missing Authentication Token", "direct", []],
    ["InvalidSignatureException", "Signature expired: 20260102T030405Z is now earlier than", "direct", []],
    ["InvalidSignatureException", "The request signature we calculated does not match", "direct", []],
    ["UnrecognizedClientException", "The security token included in the request is invalid.", "direct", []],
    ["ExpiredTokenException", "The security token included in the request is expired", "direct", []],
    ["ForbiddenException", "Forbidden", "direct", []],
    ["SomethingNewException", "no", "direct", []],
  ])("%s, %s (%s): %j", (errorType, message, auth, documents) => {
    const explanation = explained(errorType, JSON.stringify({ message }), auth);
    expect(explanation).toEqual({ errorType, message, documents, meaning: expect.any(String) });
  });
});

describe("a 403 says what it means", () => {
  test.each([
    ["MissingAuthenticationTokenException", "", "the stage has no route GET /orders;"],
    ["InvalidSignatureException", "Signature expired: x", "check the clock"],
    ["InvalidSignatureException", "Signature not yet current: x", "check the clock"],
    ["InvalidSignatureException", "does not match", "check the secret key, API_HOST, API_REGION"],
    ["UnrecognizedClientException", "", "AWS does not know these credentials"],
    ["ExpiredTokenException", "", "the temporary credentials have expired"],
    ["AccessDeniedException", on, "no policy allows GET /orders to this role"],
    ["AccessDeniedException", `${on} with an explicit deny`, "apply the provider again"],
    ["AccessDeniedException", "User: anonymous is not authorized", "its authorization is NONE"],
    ["ForbiddenException", "Forbidden", "WAF blocked the request"],
    ["SomethingNewException", "", "another reason"],
    [undefined, "not yours", "the backend itself answered 403"],
  ])("%s %s: %s", (errorType, message, meaning) => {
    expect(explained(errorType, JSON.stringify({ message }), "direct").meaning).toContain(meaning);
  });
});

test("the message is found under either spelling, and missed where there is none", () => {
  expect(explained("AccessDeniedException", JSON.stringify({ Message: on }), "direct").message).toBe(on);
  expect(explained("ForbiddenException", "<html>", "direct").message).toBeUndefined();
  expect(explained("ForbiddenException", "null", "direct").message).toBeUndefined();
});

test("what the firewall minds about the request explains its own refusals and no others", () => {
  const answer = (type: string) => ({
    status: 403,
    headers: { "x-amzn-errortype": type },
    body: Buffer.from("{}"),
  });
  expect(explain(answer("ForbiddenException"), route, "direct", "too large").meaning).toBe("too large");
  expect(explain(answer("ExpiredTokenException"), route, "direct", "too large").meaning).toContain("expired");
});

test("the type is read without what follows its colon", () => {
  expect(explained("ForbiddenException:http://x/", "{}", "direct").errorType).toBe("ForbiddenException");
});
