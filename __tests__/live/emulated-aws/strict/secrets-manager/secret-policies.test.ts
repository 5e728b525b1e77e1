import { PutResourcePolicyCommand } from "@aws-sdk/client-secrets-manager";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { document, makeRole } from "../iam/sample-role";
import { makeSecret } from "./sample-secret";

const READ = { Action: "secretsmanager:GetSecretValue", Resource: "*" };

describeWith(["moto_server"])("a secret's policy", () => {
  const used = useEmulatedAws();
  const clients = () => clientsOf(used().aws.url, "arn:aws:iam::222222222222:role/deploy");
  let SecretId: string;
  beforeAll(async () => {
    SecretId = await makeSecret(clients(), "key");
  });
  const save = (ResourcePolicy: string, BlockPublicPolicy = false) =>
    clients().secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy, BlockPublicPolicy }));

  test("a secret's policy has principals that exist, and at most 20,480 characters", async () => {
    const AWS = "arn:aws:iam::111111111111:role/reader";
    const policy = document({ ...READ, Principal: { AWS } });
    await expect(save(policy)).rejects.toMatchObject({ name: "MalformedPolicyDocumentException" });
    await expect(save(document(READ))).rejects.toThrow("This resource policy is malformed.");
    await makeRole(used().account("111111111111").iam, "reader", { trusts: "lambda.amazonaws.com" });
    await save(policy);
    await save(policy.padEnd(20_480));
    await expect(save(policy.padEnd(20_481))).rejects.toThrow("The policy has 20481 characters");
  });

  test.each([
    ["everybody", { Principal: "*" }, true],
    ["everybody, as AWS spells it", { Principal: { AWS: ["*"] } }, true],
    [
      "a condition on anything",
      { Principal: "*", Condition: { StringLike: { "aws:PrincipalArn": "*" } } },
      true,
    ],
    [
      "what the caller is not",
      { Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::1:role/a" } } },
      true,
    ],
    [
      "a condition on what may be absent",
      { Principal: "*", Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3" } } },
      true,
    ],
    [
      "another key",
      { Principal: "*", Condition: { StringEquals: { "secretsmanager:VersionStage": "AWSCURRENT" } } },
      true,
    ],
    [
      "an organization",
      { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } } },
      false,
    ],
    ["an account", { Principal: { AWS: "arn:aws:iam::111111111111:root" } }, false],
    ["a denial of everybody", { Effect: "Deny", Principal: "*" }, false],
  ])(
    "a secret's policy that lets anybody in is refused where public policies are blocked: %s",
    async (_, statement, isPublic) => {
      const policy = document({ ...READ, ...statement });
      await save(policy);
      if (!isPublic) await save(policy, true);
      else await expect(save(policy, true)).rejects.toMatchObject({ name: "PublicPolicyException" });
    },
  );
});
