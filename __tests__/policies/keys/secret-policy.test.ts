import {
  AUTHORIZER,
  consumer,
  DEPLOYER,
  DOOR,
  ofCallers,
  ofUse,
  READER,
  ROTATION,
  STRANGER,
  saying,
} from "../../support/policies/kept";

const READ = "secretsmanager:GetSecretValue";
const of = (action: string, arn: string) => saying("secret-policy", ofUse.secretPolicy, action, arn);

describe("the policy of the secret that a use's key is in", () => {
  test.each([
    ["Allow: the provider's authorizer", AUTHORIZER, "allow", "AllowAuthorizer"],
    ["the account decides: a client", READER, "silent", undefined],
    ["the account decides: a front door", DOOR, "silent", undefined],
    ["the account decides: the rotation", ROTATION, "silent", undefined],
    ["Deny: who deploys", DEPLOYER, "deny", "DenyOtherReaders"],
    ["Deny: the account itself", "arn:aws:iam::222222222222:root", "deny", "DenyOtherReaders"],
    ["Deny: another role of the provider's", `${AUTHORIZER}2`, "deny", "DenyOtherReaders"],
    [
      "Deny: a role of the authorizer's name, of another account",
      AUTHORIZER.replace("111111111111", "444444444444"),
      "deny",
      "DenyOtherReaders",
    ],
    [
      "Deny: the authorizer's role under a path",
      AUTHORIZER.replace("role/", "role/a/"),
      "deny",
      "DenyOtherReaders",
    ],
    ["Deny: a stranger", STRANGER, "deny", "DenyOtherReaders"],
  ])("%s", (_, arn, effect, sid) => {
    expect(of(READ, arn)).toMatchObject({ effect, ...(sid && { sid }) });
  });

  test.each([
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
    "secretsmanager:DescribeSecret",
    "secretsmanager:DeleteSecret",
    "secretsmanager:PutResourcePolicy",
  ])("says nothing of %s: the account decides, and the authorizer may not", (action) => {
    expect([of(action, DEPLOYER), of(action, AUTHORIZER)]).toEqual([
      { effect: "silent" },
      { effect: "silent" },
    ]);
  });
});

test("whoever deploys may still take the policy away, but not read without that", () => {
  expect(of("secretsmanager:DeleteResourcePolicy", DEPLOYER).effect).toBe("silent");
  expect(of(READ, DEPLOYER).effect).toBe("deny");
});

test("the secrets of callers' keys have none, as people of the account hand these out", () => {
  expect(ofCallers.secretPolicy).toBeUndefined();
  expect(consumer.keys).toHaveLength(2);
});
