import { CreatePolicyCommand, PutRolePermissionsBoundaryCommand } from "@aws-sdk/client-iam";
import { PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
} from "@aws-sdk/client-secrets-manager";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { allow, document, makeRole } from "../iam/sample-role";
import { makeKey, makeSecret } from "./sample-secret";

const OWNER = "222222222222";
const READER = "111111111111";
const READER_ROLE = `arn:aws:iam::${READER}:role/reader`;

const ADMINISTRATION = { Principal: { AWS: `arn:aws:iam::${OWNER}:root` }, Action: "kms:*" };

/** Lets a role read one secret with a key, by way of Secrets Manager only. */
const decryption = (account: string, role: string, secretArn: string) => ({
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:Decrypt",
  Condition: {
    StringEquals: {
      "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
      "kms:EncryptionContext:SecretARN": secretArn,
    },
    ArnEquals: { "aws:PrincipalArn": role },
  },
});

describeWith(["moto_server"])("access to secrets", () => {
  const used = useEmulatedAws();
  const deployer = () => clientsOf(used().aws.url, `arn:aws:iam::${OWNER}:role/deploy`);
  const as = (role: string) => clientsOf(used().aws.url, role);
  const read = (role: string, SecretId: string) =>
    as(role).secrets.send(new GetSecretValueCommand({ SecretId }));
  const setPolicy = (SecretId: string, ...statements: readonly object[]) => {
    const Statement = statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }));
    const ResourcePolicy = JSON.stringify({ Version: "2012-10-17", Statement });
    return deployer().secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy }));
  };
  const roleOf = (account: string, name: string, actions?: readonly string[]) =>
    makeRole(used().account(account).iam, name, { trusts: "lambda.amazonaws.com", actions });

  test("a secret is used only where its own policy, its key's and the caller's let the caller use it", async () => {
    const key = await makeKey(deployer(), ADMINISTRATION);
    const secret = await makeSecret(deployer(), "key", { KmsKeyId: key, SecretString: "k" });
    await roleOf(READER, "reader");
    await roleOf(READER, "other", ["*"]);
    const principal = { Principal: { AWS: `arn:aws:iam::${READER}:root` } };
    const reader = { ...principal, Action: "secretsmanager:GetSecretValue" };
    const condition = { ArnEquals: { "aws:PrincipalArn": READER_ROLE } };
    const denied = (why: string) => ({
      name: "AccessDeniedException",
      message: expect.stringContaining(why),
    });

    await expect(read(READER_ROLE, secret)).rejects.toMatchObject(denied("no resource-based policy allows"));
    await setPolicy(secret, { ...reader, Condition: condition });
    await expect(read(READER_ROLE, secret)).rejects.toMatchObject(denied("no identity-based policy allows"));
    await allow(used().account(READER).iam, "reader", ["secretsmanager:GetSecretValue"]);
    await expect(read(READER_ROLE, secret)).rejects.toMatchObject(denied("Access to KMS is not allowed"));
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [ADMINISTRATION, decryption(READER, READER_ROLE, secret)].map((one) => ({
        Effect: "Allow",
        Resource: "*",
        ...one,
      })),
    });
    await deployer().kms.send(new PutKeyPolicyCommand({ KeyId: key, PolicyName: "default", Policy }));
    await expect(read(READER_ROLE, secret)).rejects.toMatchObject(denied("Access to KMS is not allowed"));
    await allow(used().account(READER).iam, "reader", ["secretsmanager:GetSecretValue", "kms:Decrypt"]);

    expect((await read(READER_ROLE, secret)).SecretString).toBe("k");
    await expect(read(`arn:aws:iam::${READER}:role/other`, secret)).rejects.toMatchObject(
      denied("no resource-based policy allows"),
    );
    await expect(read(READER_ROLE, secret.slice(0, -7))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  test("a role of the secret's own account needs one policy, and an explicit deny wins, over administrators too", async () => {
    const secret = await makeSecret(deployer(), "own", { SecretString: "k" });
    const role = await roleOf(OWNER, "app");
    await expect(read(role, secret)).rejects.toThrow("no identity-based policy allows");
    await setPolicy(secret, { Principal: { AWS: role }, Action: "secretsmanager:GetSecretValue" });
    expect((await read(role, "own")).SecretString).toBe("k");
    await expect(
      as(role).secrets.send(new PutSecretValueCommand({ SecretId: secret, SecretString: "x" })),
    ).rejects.toThrow("secretsmanager:PutSecretValue");

    const others = { ArnNotEquals: { "aws:PrincipalArn": role } };
    const deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Condition: others,
    };
    await setPolicy(secret, { Principal: { AWS: role }, Action: "secretsmanager:GetSecretValue" }, deny);
    expect((await read(role, secret)).SecretString).toBe("k");
    await expect(read(`arn:aws:iam::${OWNER}:role/deploy`, secret)).rejects.toThrow(
      "with an explicit deny in a resource-based policy",
    );
    await deployer().secrets.send(new DescribeSecretCommand({ SecretId: secret }));
  });

  test("a secret under the key that AWS manages is not read from another account", async () => {
    const secret = await makeSecret(deployer(), "managed", { SecretString: "k" });
    await roleOf(READER, "allowed", ["*"]);
    const role = `arn:aws:iam::${READER}:role/allowed`;
    await setPolicy(secret, { Principal: { AWS: role }, Action: "secretsmanager:*" });
    await expect(read(role, secret)).rejects.toThrow(
      "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.",
    );
    await as(role).secrets.send(new DescribeSecretCommand({ SecretId: secret }));
  });

  test("a secret takes a key only from a caller who may encrypt and decrypt with it", async () => {
    const { Principal } = ADMINISTRATION;
    const administration = { Principal, Action: ["kms:Describe*", "kms:Get*", "kms:Put*"] };
    const closed = await makeKey(deployer(), administration);
    await expect(makeSecret(deployer(), "validated", { KmsKeyId: closed })).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("Access to KMS is not allowed"),
    });
    const Condition = {
      StringEquals: { "kms:EncryptionContext:SecretVersionId": "RequestToValidateKeyAccess" },
    };
    const trial = { Principal, Action: ["kms:GenerateDataKey", "kms:Decrypt"], Condition };
    const secret = await makeSecret(deployer(), "validated", {
      KmsKeyId: await makeKey(deployer(), administration, trial),
    });
    await expect(
      deployer().secrets.send(new PutSecretValueCommand({ SecretId: secret, SecretString: "x" })),
    ).rejects.toThrow("Access to KMS is not allowed");
  });

  test("a permissions boundary bounds what a role may read", async () => {
    const { iam } = used().account(OWNER);
    const secret = await makeSecret(deployer(), "bounded", { SecretString: "k" });
    const role = await roleOf(OWNER, "bounded", ["secretsmanager:*"]);
    expect((await read(role, secret)).SecretString).toBe("k");
    const PolicyDocument = document({ Action: "s3:*", Resource: "*" });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "bounds", PolicyDocument }));
    const PermissionsBoundary = Policy?.Arn;
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: "bounded", PermissionsBoundary }));
    const refusal = "because no permissions boundary allows the secretsmanager:GetSecretValue action";
    await expect(read(role, secret)).rejects.toThrow(refusal);
    await setPolicy(secret, { Principal: { AWS: role }, Action: "secretsmanager:GetSecretValue" });
    await expect(read(role, secret)).rejects.toThrow(refusal);
  });

  test("a policy that is not understood lets nobody in", async () => {
    const secret = await makeSecret(deployer(), "strange", { SecretString: "k" });
    const Condition = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
    await setPolicy(secret, { Principal: "*", Action: "secretsmanager:GetSecretValue", Condition });
    await expect(read(`arn:aws:iam::${OWNER}:role/deploy`, secret)).rejects.toThrow(
      "condition key aws:RequestedRegion is not understood",
    );
  });
});
