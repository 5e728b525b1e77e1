import { readVersion } from "../../../lambdas/keys/read-version";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:key-AbCdEf";

function setup() {
  const fake = fakeSecrets();
  store(fake, ARN, { current: "consumer.now", pending: undefined }, 1234);
  return fake;
}

test.each([
  [{ VersionStage: "AWSCURRENT" }, { value: "consumer.now", createdAt: 1234 }],
  [{ VersionId: "current" }, { value: "consumer.now", createdAt: 1234 }],
  [{ VersionStage: "AWSPREVIOUS" }, undefined],
  [{ VersionStage: "AWSPENDING" }, undefined],
] as const)("%j", async (which, expected) => {
  const { secrets, asked } = setup();
  expect(await readVersion(secrets, ARN, which)).toEqual(expected);
  expect(asked).toEqual([`GetSecretValue ${Object.values(which).join()}`]);
});

test("any other failure is not a missing version", async () => {
  const fake = setup();
  fake.refuse = () => awsError("AccessDeniedException");
  await expect(readVersion(fake.secrets, ARN, { VersionStage: "AWSPENDING" })).rejects.toThrow("said Access");
});

test("a version without a text, or without a date, is never a valid previous key's measure", async () => {
  const send = (answer: object) => ({ send: (async () => answer) as never });
  expect(await readVersion(send({ SecretBinary: new Uint8Array() }), ARN, {})).toBeUndefined();
  expect(await readVersion(send({ SecretString: "x" }), ARN, {})).toEqual({ value: "x", createdAt: 0 });
});
