import {
  AUTHORIZER,
  CALLERS_ROTATION,
  DEPLOYER,
  DOOR,
  forSecret,
  MOBILE,
  OTHER,
  ofCallers,
  ofUse,
  PARTNERS,
  READER,
  ROTATION,
  SECRET,
  STRANGER,
  saying,
} from "../../support/policies/kept";

const ROOT = "arn:aws:iam::222222222222:root";
const DECRYPT = "kms:Decrypt";
const GENERATE = "kms:GenerateDataKey";
const ofUseSays = (action: string, arn: string, context = {}) =>
  saying("key-policy", ofUse.keyPolicy, action, arn, context).effect;

describe("the policy of the KMS key of a use's key", () => {
  test.each([
    ["allow: the authorizer decrypts the secret", DECRYPT, AUTHORIZER, forSecret(SECRET)],
    ["allow: a client decrypts it", DECRYPT, READER, forSecret(SECRET)],
    ["allow: a front door decrypts it", DECRYPT, DOOR, forSecret(SECRET)],
    ["allow: the rotation decrypts it", DECRYPT, ROTATION, forSecret(SECRET)],
    ["allow: the rotation encrypts a new one", GENERATE, ROTATION, forSecret(SECRET)],
    ["silent: a client encrypts nothing", GENERATE, READER, forSecret(SECRET)],
    ["silent: the authorizer encrypts nothing", GENERATE, AUTHORIZER, forSecret(SECRET)],
    ["silent: who deploys decrypts nothing", DECRYPT, DEPLOYER, forSecret(SECRET)],
    ["silent: the account itself decrypts nothing", DECRYPT, ROOT, forSecret(SECRET)],
    ["silent: another role of the provider's account", DECRYPT, `${AUTHORIZER}2`, forSecret(SECRET)],
    ["silent: the rotation of the callers' keys", DECRYPT, CALLERS_ROTATION, forSecret(SECRET)],
    ["silent: a stranger", DECRYPT, STRANGER, forSecret(SECRET)],
    ["silent: a client, another secret of the account", DECRYPT, READER, forSecret(OTHER)],
    ["silent: the authorizer, a secret of another account", DECRYPT, AUTHORIZER, forSecret(PARTNERS)],
    ["silent: a client, not through Secrets Manager", DECRYPT, READER, {}],
    [
      "silent: a client, through another service",
      DECRYPT,
      READER,
      forSecret(SECRET, "s3.eu-west-1.amazonaws.com"),
    ],
    [
      "silent: a client, through Secrets Manager of another region",
      DECRYPT,
      READER,
      forSecret(SECRET, "secretsmanager.us-east-1.amazonaws.com"),
    ],
    [
      "silent: a client that names no secret",
      DECRYPT,
      READER,
      { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" },
    ],
    ["silent: a client that names the secret by itself", DECRYPT, READER, withoutService(SECRET)],
  ])("%s", (sentence, action, arn, context) => {
    expect(ofUseSays(action, arn, context)).toBe(sentence.split(":")[0]);
  });
});

function withoutService(secret: string) {
  return { ...forSecret(secret), "kms:ViaService": undefined };
}

describe("the policy of the KMS key of callers' keys", () => {
  test.each([
    ["allow: a front door decrypts a caller's key", DECRYPT, DOOR, forSecret(MOBILE)],
    ["allow: whom the account lets read it, decrypts it too", DECRYPT, DEPLOYER, forSecret(MOBILE)],
    ["allow: their rotation encrypts a new one", GENERATE, CALLERS_ROTATION, forSecret(MOBILE)],
    ["silent: the rotation of the use's key", GENERATE, ROTATION, forSecret(MOBILE)],
    ["silent: the provider's authorizer", DECRYPT, AUTHORIZER, forSecret(MOBILE)],
    ["silent: the secret of the use's key", DECRYPT, DOOR, forSecret(SECRET)],
    ["silent: not through Secrets Manager", DECRYPT, DEPLOYER, {}],
  ])("%s", (sentence, action, arn, context) => {
    expect(saying("key-policy", ofCallers.keyPolicy, action, arn, context).effect).toBe(
      sentence.split(":")[0],
    );
  });
});

/**
 * Secrets Manager calls both when somebody names the key of a secret, and throws the results away.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
describe("whoever makes a secret has the key tried, and nothing decrypted", () => {
  const trial = {
    "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:SecretVersionId": "RequestToValidateKeyAccess",
  };
  test.each([
    ["allow", DECRYPT, trial],
    ["allow", GENERATE, trial],
    ["silent", DECRYPT, { ...trial, "kms:EncryptionContext:SecretVersionId": "another" }],
    ["silent", GENERATE, { ...trial, "kms:ViaService": undefined }],
  ])("%s: %s", (effect, action, context) => {
    expect(ofUseSays(action, DEPLOYER, context)).toBe(effect);
    expect(ofUseSays(action, STRANGER, context)).toBe("silent");
  });
});

/**
 * Everything that Terraform asks of a key and of its alias. Who makes a key must be let change its policy by that policy itself.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
 */
describe("the account administers the key", () => {
  test.each(
    [
      "CancelKeyDeletion",
      "CreateAlias",
      "DeleteAlias",
      "DescribeKey",
      "DisableKey",
      "EnableKey",
      "EnableKeyRotation",
      "GetKeyPolicy",
      "GetKeyRotationStatus",
      "ListResourceTags",
      "PutKeyPolicy",
      "ScheduleKeyDeletion",
      "TagResource",
      "UntagResource",
      "UpdateAlias",
      "UpdateKeyDescription",
    ].map((name) => `kms:${name}`),
  )("%s, by its own roles and no others", (action) => {
    for (const { keyPolicy } of [ofUse, ofCallers]) {
      expect(saying("key-policy", keyPolicy, action, DEPLOYER).effect).toBe("allow");
      expect(saying("key-policy", keyPolicy, action, AUTHORIZER).effect).toBe("silent");
    }
  });

  test.each(
    ["CreateGrant", "Encrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKeyWithoutPlaintext"].map(
      (name) => `kms:${name}`,
    ),
  )("%s is nobody's, through Secrets Manager or not", (action) => {
    for (const arn of [DEPLOYER, ROTATION, READER, AUTHORIZER])
      expect([ofUseSays(action, arn), ofUseSays(action, arn, forSecret(SECRET))]).toEqual([
        "silent",
        "silent",
      ]);
  });
});
