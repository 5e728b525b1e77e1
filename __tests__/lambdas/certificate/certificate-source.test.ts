import { certificateIn } from "../../../lambdas/certificate/certificate-source";
import { madeCertificate } from "../../support/certificates/made-certificate";
import { acme } from "../../support/certificates/made-name";
import { awsError, fakeSecrets, store } from "../../support/fakes/fake-secrets";

const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop-caller-certificate-AbCdEf";
const never = () => new AbortController().signal;
const one = madeCertificate({ name: acme("orders"), ca: false });
const other = madeCertificate({ name: acme("orders"), ca: false, serial: "02" });
const content = ({ pem, key }: typeof one) => JSON.stringify({ certificate: pem, privateKey: key });

function setup(value?: string) {
  let now = 0;
  const fake = fakeSecrets();
  store(fake, ARN, value === undefined ? {} : { current: value });
  const source = certificateIn(fake.secrets, ARN, () => now);
  return { fake, source, advance: (ms: number) => (now += ms) };
}

test("the certificate is kept for five minutes, and is the same as long as the secret is", async () => {
  const { fake, source, advance } = setup(content(one));
  const [first, second] = await Promise.all([source.current(never()), source.current(never())]);
  advance(299_999);
  await source.current(never());
  expect(fake.asked).toEqual(["GetSecretValue AWSCURRENT"]);
  advance(1);
  const third = await source.current(never());
  expect(fake.asked).toHaveLength(2);
  expect(second).toBe(first);
  expect(third).toBe(first);
});

test("it is read anew for who was refused, but only once in ten seconds", async () => {
  const { fake, source, advance } = setup(content(one));
  const first = await source.current(never());
  store(fake, ARN, { current: content(other), previous: content(one) });
  expect(await source.renewed(never())).toBe(first);
  advance(10_000);
  expect(await source.renewed(never())).toMatchObject({ cert: other.pem });
  expect(await source.current(never())).toMatchObject({ cert: other.pem });
});

test("an empty secret says who has to fill it, and how", async () => {
  await expect(setup().source.current(never())).rejects.toMatchObject({
    reason: "secret",
    statusCode: 502,
    message: `there is no certificate in ${ARN} yet, or no such secret`,
    check: expect.stringContaining(
      `whoever owns this client has filled the secret: aws secretsmanager put-secret-value --secret-id ${ARN} ` +
        "--secret-string file://certificate.json",
    ),
  });
});

test("a secret of something else says what is expected, and nothing of what it holds", async () => {
  const { source } = setup(content({ ...one, key: other.key }));
  const error = await source.current(never()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    reason: "certificate",
    message: `${ARN}: expected the key of the first certificate in privateKey, got another one`,
  });
  expect(JSON.stringify(error)).not.toContain("-----");
});

test("a secret that cannot be read is told in Secrets Manager's words, with what to check", async () => {
  const { fake, source } = setup(content(one));
  fake.refuse = () => awsError("AccessDeniedException", "because no VPC endpoint policy allows the action");
  await expect(source.current(never())).rejects.toMatchObject({
    reason: "secret",
    message: expect.stringContaining(`could not read the certificate in ${ARN}: AccessDeniedException`),
    check: expect.stringContaining("the policy of the secretsmanager endpoint"),
  });
  await expect(source.current(AbortSignal.abort())).rejects.toMatchObject({
    reason: "timeout",
    message: "Secrets Manager gave no certificate in time",
  });
});
