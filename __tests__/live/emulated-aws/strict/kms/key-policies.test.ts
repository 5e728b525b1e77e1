import { CreateKeyCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { makeRole } from "../iam/sample-role";
import { makeKey } from "../secrets-manager/sample-secret";

const ACCOUNT = "222222222222";
const DEPLOYER = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const ADMINISTRATION = { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*" };

describeWith(["moto_server"])("the policies of KMS keys", () => {
  const used = useEmulatedAws();
  const as = (role: string) => clientsOf(used().aws.url, role);
  const LOCKED = "The new key policy will not allow you to update the key policy in the future.";

  test("a key's policy lets whoever saves it change it again, unless he says that it need not", async () => {
    const key = await makeKey(as(DEPLOYER), ADMINISTRATION);
    const put = (statement: object, more: object = {}) =>
      as(DEPLOYER).kms.send(
        new PutKeyPolicyCommand({
          KeyId: key,
          PolicyName: "default",
          Policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Resource: "*", ...statement }],
          }),
          ...more,
        }),
      );
    const reading = { ...ADMINISTRATION, Action: "kms:Decrypt" };
    const others = { ...ADMINISTRATION, Principal: { AWS: "arn:aws:iam::111111111111:root" } };
    for (const statement of [reading, others]) {
      await expect(makeKey(as(DEPLOYER), statement)).rejects.toThrow(LOCKED);
      await expect(put(statement)).rejects.toThrow(LOCKED);
    }
    const Condition = { ArnEquals: { "aws:PrincipalArn": DEPLOYER } };
    await put({ ...ADMINISTRATION, Action: "kms:PutKeyPolicy", Condition });
    await put(reading, { BypassPolicyLockoutSafetyCheck: true });
    const role = await makeRole(used().account(ACCOUNT).iam, "powerless", { trusts: "lambda.amazonaws.com" });
    await expect(makeKey(as(role), ADMINISTRATION)).rejects.toThrow(LOCKED);
    await as(DEPLOYER).kms.send(new CreateKeyCommand({}));
  });

  test("a key's policy has principals that exist, and at most 32 kilobytes", async () => {
    const reader = { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/reader` }, Action: "kms:Decrypt" };
    await expect(makeKey(as(DEPLOYER), ADMINISTRATION, reader)).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: "Policy contains a statement with one or more invalid principals.",
    });
    await makeRole(used().account(ACCOUNT).iam, "reader", { trusts: "lambda.amazonaws.com" });
    await makeKey(as(DEPLOYER), ADMINISTRATION, reader);
    const long = { ...reader, Sid: "x".repeat(32_768) };
    await expect(makeKey(as(DEPLOYER), ADMINISTRATION, long)).rejects.toMatchObject({
      name: "LimitExceededException",
    });
  });
});
