import { keyIn } from "../../../lambdas/api-key/key-source";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";
import { keyOf } from "../../support/fakes/keys";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:provider-api-key-AbCdEf";
const never = () => new AbortController().signal;

describe("a key that cannot be read is told in Secrets Manager's words, with what to check", () => {
  test.each<[Error, string, string]>([
    [
      awsError(
        "AccessDeniedException",
        "User: x is not authorized to perform: secretsmanager:GetSecretValue",
      ),
      "User: x is not authorized",
      "this function's role may secretsmanager:GetSecretValue on exactly that secret, that the secret policy",
    ],
    [
      awsError("AccessDeniedException", "x with an explicit deny in a resource-based policy"),
      "explicit deny",
      "the secret policy does not deny",
    ],
    [
      awsError("AccessDeniedException", "because no VPC endpoint policy allows the action"),
      "no VPC endpoint policy",
      "the policy of the secretsmanager endpoint",
    ],
    [
      awsError("AccessDeniedException", "Access to KMS is not allowed"),
      "Access to KMS",
      "its key policy lets",
    ],
    [
      awsError("DecryptionFailure", "can't decrypt"),
      "DecryptionFailure: can't decrypt",
      "its key policy lets",
    ],
    [
      awsError("InvalidRequestException", "marked for deletion"),
      "marked for deletion",
      "scheduled for deletion",
    ],
    [
      awsError("UnrecognizedClientException"),
      "UnrecognizedClientException",
      "the function's own credentials",
    ],
    [awsError("InternalServiceError"), "InternalServiceError", "Secrets Manager's message"],
    [
      new Error("connect ECONNREFUSED 10.0.0.1:443"),
      "connect ECONNREFUSED 10.0.0.1:443",
      "its interface endpoint secretsmanager, private DNS, port 443",
    ],
  ])("%s", async (error, message, check) => {
    const fake = fakeSecrets();
    fake.refuse = () => error;
    await expect(keyIn(fake.secrets, ARN, () => 0).current(never())).rejects.toMatchObject({
      reason: "secret",
      statusCode: 502,
      message: expect.stringMatching(new RegExp(`^could not read the key in ${ARN}: .*${message}`)),
      check: expect.stringContaining(check),
    });
  });

  test("one that is not there", async () => {
    const fake = fakeSecrets();
    store(fake, ARN, { pending: keyOf("orders", "p") });
    await expect(keyIn(fake.secrets, ARN, () => 0).current(never())).rejects.toMatchObject({
      reason: "secret",
      statusCode: 502,
      message: `there is no key in ${ARN}, or no such secret`,
      check: "that the rotation function has made the first key, and API_KEY_SECRET_ARN",
    });
  });
});

test("a failure is not kept", async () => {
  const fake = fakeSecrets();
  const key = keyIn(fake.secrets, ARN, () => 0);
  await expect(key.current(never())).rejects.toThrow("there is no key");
  store(fake, ARN, { current: keyOf("orders", "c") });
  expect(await key.current(never())).toBe(keyOf("orders", "c"));
});

test("a call waits no longer than its own deadline, the others go on waiting", async () => {
  const fake = fakeSecrets();
  store(fake, ARN, { current: keyOf("orders", "c") });
  const key = keyIn(fake.secrets, ARN, () => 0);
  const over = new AbortController();
  const [short, long] = [key.current(over.signal), key.current(never())];
  over.abort();
  await expect(short).rejects.toMatchObject({ reason: "timeout", statusCode: 504 });
  expect(await long).toBe(keyOf("orders", "c"));
  await expect(keyIn(fake.secrets, ARN, () => 0).current(AbortSignal.abort())).rejects.toMatchObject({
    reason: "timeout",
  });
});

test("a key that is read anew is the key from then on", async () => {
  const fake = fakeSecrets();
  store(fake, ARN, { current: keyOf("orders", "1") });
  const key = keyIn(fake.secrets, ARN, () => 0);
  expect(await key.current(never())).toBe(keyOf("orders", "1"));
  store(fake, ARN, { current: keyOf("orders", "2") });
  expect(await key.current(never())).toBe(keyOf("orders", "1"));
  expect(await key.renewed(never())).toBe(keyOf("orders", "2"));
  expect(await key.current(never())).toBe(keyOf("orders", "2"));
});
