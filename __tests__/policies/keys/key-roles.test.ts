import {
  AUTHORIZER,
  CALLERS_ROTATION,
  consumer,
  DOOR,
  forSecret,
  MOBILE,
  OFFICE,
  OTHER,
  ofCallers,
  ofUse,
  PARTNERS,
  provider,
  READER,
  ROTATION,
  SECRET,
  saying,
} from "../../support/policies/kept";

const READ = "secretsmanager:GetSecretValue";
const WRITE = "secretsmanager:PutSecretValue";
const policyOf = (name: string) => consumer.clients.find(({ client }) => client.name === name)?.policy;
/** KMS keys as the check's own world names them, in the order of what they are for. */
const kmsKey = (place: string) => `arn:aws:kms:${place}`;
const [OF_USE, OF_CALLERS] = ["0", "1"].map((digit) =>
  kmsKey(`eu-west-1:222222222222:key/00000000-0000-4000-8000-00000000000${digit}`),
) as [string, string];
const PARTNERS_KEY = kmsKey("eu-west-1:333333333333:key/any");

const ROLES = {
  client: { arn: READER, policy: policyOf("reader") },
  door: { arn: DOOR, policy: policyOf("door") },
  rotation: { arn: ROTATION, policy: ofUse.rotationPolicy },
  "callers' rotation": { arn: CALLERS_ROTATION, policy: ofCallers.rotationPolicy },
  authorizer: { arn: AUTHORIZER, policy: provider.authorizer?.policy },
} as const;

describe("the policies of the roles that have to do with keys", () => {
  test.each<[keyof typeof ROLES, string, "allow" | "silent", string, string]>([
    ["client", "reads the key of its use", "allow", READ, SECRET],
    ["client", "reads no caller's", "silent", READ, MOBILE],
    ["client", "reads no other secret", "silent", READ, OTHER],
    ["client", "writes none", "silent", WRITE, SECRET],
    ["door", "reads the key of its use", "allow", READ, SECRET],
    ["door", "reads its callers'", "allow", READ, MOBILE],
    ["door", "reads all its callers'", "allow", READ, OFFICE],
    ["door", "reads no other secret", "silent", READ, OTHER],
    ["door", "writes none", "silent", WRITE, MOBILE],
    ["rotation", "writes the key of the use", "allow", WRITE, SECRET],
    ["rotation", "moves its labels", "allow", "secretsmanager:UpdateSecretVersionStage", SECRET],
    ["rotation", "asks which versions there are", "allow", "secretsmanager:DescribeSecret", SECRET],
    ["rotation", "deletes nothing", "silent", "secretsmanager:DeleteSecret", SECRET],
    ["rotation", "writes no caller's", "silent", WRITE, MOBILE],
    ["callers' rotation", "writes a caller's key", "allow", WRITE, OFFICE],
    ["callers' rotation", "does not write that of the use", "silent", WRITE, SECRET],
    ["callers' rotation", "does not read that of the use", "silent", READ, SECRET],
    ["authorizer", "reads the consumer's key", "allow", READ, SECRET],
    ["authorizer", "reads the external consumer's key", "allow", READ, PARTNERS],
    ["authorizer", "reads no caller's", "silent", READ, MOBILE],
    ["authorizer", "reads no other secret of the consumer's", "silent", READ, OTHER],
    ["authorizer", "writes none", "silent", WRITE, SECRET],
  ])("%s: %s", (name, _, effect, action, secret) => {
    const { arn, policy } = ROLES[name];
    expect(saying("identity-policy", policy, action, arn, {}, secret).effect).toBe(effect);
  });

  test.each<[keyof typeof ROLES, string, "allow" | "silent", string, string, string]>([
    ["client", "of its key", "allow", "kms:Decrypt", OF_USE, SECRET],
    ["client", "of nothing else with the same KMS key", "silent", "kms:Decrypt", OF_USE, OTHER],
    ["client", "of nothing with the callers' KMS key", "silent", "kms:Decrypt", OF_CALLERS, MOBILE],
    ["client", "but no encryption", "silent", "kms:GenerateDataKey", OF_USE, SECRET],
    ["door", "of its key", "allow", "kms:Decrypt", OF_USE, SECRET],
    ["door", "of its callers' keys", "allow", "kms:Decrypt", OF_CALLERS, OFFICE],
    ["rotation", "and encryption of the key", "allow", "kms:GenerateDataKey", OF_USE, SECRET],
    ["callers' rotation", "and encryption of a caller's", "allow", "kms:GenerateDataKey", OF_CALLERS, MOBILE],
    ["callers' rotation", "of nothing else", "silent", "kms:Decrypt", OF_USE, SECRET],
    ["authorizer", "of the consumer's key", "allow", "kms:Decrypt", OF_USE, SECRET],
    ["authorizer", "of the external consumer's", "allow", "kms:Decrypt", PARTNERS_KEY, PARTNERS],
    ["authorizer", "of nothing else of theirs", "silent", "kms:Decrypt", PARTNERS_KEY, OTHER],
    ["authorizer", "of nothing with its own account's", "silent", "kms:Decrypt", ownKey(), SECRET],
  ])("%s: decryption %s", (name, _, effect, action, key, secret) => {
    const { arn, policy } = ROLES[name];
    const say = (context = {}) => saying("identity-policy", policy, action, arn, context, key).effect;
    expect(say(forSecret(secret))).toBe(effect);
    expect([say(), say(forSecret(secret, "s3.eu-west-1.amazonaws.com"))]).toEqual(["silent", "silent"]);
  });
});

function ownKey(): string {
  return kmsKey("eu-west-1:111111111111:key/any");
}

test("an authorizer reads the parameters of its own consumers, and no others", () => {
  const say = (name: string) =>
    saying(
      "identity-policy",
      provider.authorizer?.policy,
      "ssm:GetParameter",
      AUTHORIZER,
      {},
      `arn:aws:ssm:eu-west-1:111111111111:parameter${name}`,
    ).effect;
  expect(say("/private-api-provider/authorizer/consumer")).toBe("allow");
  expect(say("/private-api-provider/other")).toBe("silent");
  expect(say("/private-api-provider-2/authorizer/consumer")).toBe("silent");
});

describe("the policy of the Secrets Manager endpoint", () => {
  const say = (action: string, arn: string, secret: string) =>
    saying("secrets-manager-endpoint-policy", consumer.secretsManagerEndpointPolicy, action, arn, {}, secret)
      .effect;
  test.each([
    ["allow", "a client reads its key", READ, READER, SECRET],
    ["allow", "a front door reads its key", READ, DOOR, SECRET],
    ["allow", "a front door reads a caller's", READ, DOOR, MOBILE],
    ["allow", "the rotation writes the key", WRITE, ROTATION, SECRET],
    ["silent", "a client writes nothing", WRITE, READER, SECRET],
    ["silent", "the rotation writes no caller's, which is rotated outside", WRITE, ROTATION, MOBILE],
    ["silent", "the rotation of callers' keys is not here", WRITE, CALLERS_ROTATION, MOBILE],
    ["silent", "another role of the account reads nothing", READ, `${READER}2`, SECRET],
    ["silent", "nobody takes a key to a secret of his own", WRITE, READER, PARTNERS],
    ["silent", "a client reads no other secret", READ, READER, OTHER],
  ])("%s: %s", (effect, _, action, arn, secret) => {
    expect(say(action, arn, secret)).toBe(effect);
  });
});
