import { readdirSync } from "node:fs";
import { certificateCommand } from "../../../src/constructs/clients/certificate-command";
import { type Made, madeCertificate } from "../../support/certificates/made-certificate";
import { acme } from "../../support/certificates/made-name";
import { type Loopback, loopback } from "../../support/fakes/loopback";
import { type Shell, shell } from "../../support/pasted";
import { bash, describeWithTools, jq, signingCurl } from "../../support/tools";

const NAME = "mtls.example.com";
const ARN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop-shell-certificate-AbCdEf";
const ca = madeCertificate();
const server = madeCertificate({ name: acme(NAME), issuer: ca, ca: false, dnsNames: [NAME] });
const client = madeCertificate({ name: acme("orders"), issuer: ca, ca: false });
const props = {
  secretArn: ARN,
  region: "eu-west-1",
  domain: NAME,
  defaultRoute: { method: "GET", path: "/orders" },
} as const;

describeWithTools("the command of an instance with a certificate", [bash, signingCurl, jq])(
  "a command with a certificate, pasted on the instance,",
  () => {
    let api: Loopback;
    const shells: Shell[] = [];
    beforeAll(async () => {
      const options = {
        cert: server.pem,
        key: server.key,
        ca: ca.pem,
        requestCert: true,
        rejectUnauthorized: true,
      };
      api = await loopback((response) => response.end("answered"), options);
    });
    afterAll(async () => {
      for (const one of shells) one.remove();
      await api.close();
    });

    const shellWith = (secret: string) => {
      const one = shell({ port: api.port, certificate: ca.pem, awsAnswer: secret });
      shells.push(one);
      return one;
    };
    const secretOf = ({ pem, key }: Made) => JSON.stringify({ certificate: pem, privateKey: key });

    test("reads the secret and calls the API by its name", async () => {
      const pasted = shellWith(secretOf(client));
      expect(await pasted.paste(certificateCommand(props))).toEqual({ status: 0, output: "answered" });
      expect(api.seen.at(-1)).toMatchObject({
        method: "GET",
        url: "/orders",
        servername: NAME,
        headers: { host: NAME },
      });
      expect(pasted.asked()).toEqual([
        ...["secretsmanager", "get-secret-value", "--secret-id", ARN, "--region", "eu-west-1"],
        ...["--query", "SecretString", "--output", "text"],
      ]);
    });

    test("keeps the key in a file in memory for its user only, on no command line, and removes it", async () => {
      const pasted = shellWith(secretOf(client));
      const watching =
        'curl() { stat -c %a "$files" "$files"/*; stat -f -c %T "$files"; ' +
        'case "$*" in *PRIVATE*) echo told;; esac; command curl "$@"; }; ';
      const before = readdirSync("/dev/shm");
      const { status, output } = await pasted.paste(watching + certificateCommand(props));
      expect([status, output]).toEqual([0, "700\n600\n600\ntmpfs\nanswered"]);
      expect(
        readdirSync("/dev/shm").filter((name) => /^certificate\./.test(name) && !before.includes(name)),
      ).toEqual([]);
    });

    test("makes another call for another method", async () => {
      const defaultRoute = { method: "POST", path: "/orders" } as const;
      await shellWith(secretOf(client)).paste(certificateCommand({ ...props, defaultRoute }));
      expect(api.seen.at(-1)).toMatchObject({ method: "POST", url: "/orders" });
    });

    test.each([
      ["a secret of something else", "{}"],
      ["a secret that is no JSON", "nothing"],
    ])("calls nothing with %s, and leaves nothing behind", async (_, secret) => {
      const before = api.seen.length;
      const { status } = await shellWith(secret).paste(certificateCommand(props));
      expect(status).not.toBe(0);
      expect(api.seen).toHaveLength(before);
    });
  },
);

test("a signed call is signed for the API's region", () => {
  const command = certificateCommand({ ...props, signingRegion: "eu-central-1" });
  expect(command).toContain("aws configure export-credentials --format env");
  expect(command).toContain("--aws-sigv4 aws:amz:eu-central-1:execute-api");
});
