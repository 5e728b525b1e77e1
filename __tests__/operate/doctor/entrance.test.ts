import { loadDeployment } from "../../../src/config/load-deployment";
import { examine } from "../../../src/operate/doctor/examine";
import { examinedCalls } from "../../../src/operate/doctor/examined-call";
import type { Facts } from "../../../src/operate/doctor/facts/facts";
import type { ClientEntry } from "../../../src/operate/doctor/facts/logs/client-log";
import type { Connection } from "../../../src/operate/doctor/facts/logs/connection-log";
import { NotRead } from "../../../src/operate/doctor/facts/reading";
import { REST } from "../../../src/operate/doctor/rest-kind";
import { exampleFile } from "../../support/examples";
import { causesIn, NOW } from "./facts-of";

const CALLS = examinedCalls(loadDeployment(exampleFile("mutual-tls")));
const ofClient = (type: string) => CALLS.find(({ client }) => client.type === type);

/** The causes of a call of the example `mutual-tls` that need no other facts than these. */
async function found(known: Partial<Facts>, type = "lambda"): Promise<readonly string[]> {
  const call = ofClient(type);
  if (call === undefined) throw new Error(`there is no client of type ${type}`);
  const fact = async <N extends keyof Facts>(_: unknown, name: N): Promise<Facts[N]> => {
    if (name in known) return known[name] as Facts[N];
    throw new NotRead(name, "", [], "not given");
  };
  return causesIn(await examine({ kind: REST, calls: [call] }, { fact }));
}

const [SUBJECT = ""] = ofClient("lambda")?.grant?.certificate?.subjects ?? [];
const SECRETS = {
  secrets: Object.fromEntries(
    CALLS.map(({ client }) => [
      `${client.name}_certificate`,
      {
        arn: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:x",
        versions: [{ labels: ["AWSCURRENT"] }],
      },
    ]),
  ),
};
const refused = (failed: string | undefined, more: Partial<Connection> = {}): Connection => ({
  at: NOW,
  subject: SUBJECT,
  failed,
  ...more,
});
const failure = (message: string, more: Partial<ClientEntry> = {}): ClientEntry => ({
  ...{ at: NOW, status: 502, reason: "connection", message },
  ...more,
});
const atHandshake = (connectionLog: readonly Connection[], clientLog: readonly ClientEntry[] = []) =>
  found({ ...SECRETS, connectionLog, clientLog });

test.each([
  ["ClientCertExpired", "certificate-expired"],
  ["ClientCertNotYetValid", "certificate-not-yet-valid"],
  ["ClientCertCrlHit", "certificate-revoked"],
  ["ClientCertUntrusted", "certificate-untrusted"],
  ["UnmappedConnectionError", "certificate-missing"],
  ["ClientCertCrlProcessingError", "certificate-unfit"],
  ["ClientCertMaxChainDepthExceeded", "certificate-unfit"],
  ["ClientCertMaxSizeExceeded", "certificate-unfit"],
  ["ClientCertTypeUnsupported", "certificate-unfit"],
  ["ClientCertInvalid", "certificate-unfit"],
  ["ClientCertPurposeInvalid", "certificate-unfit"],
  ["ClientCertRejected", "certificate-unfit"],
])("AWS's code %s is the cause %s", async (code, cause) => {
  expect(await atHandshake([refused(code)])).toEqual([cause]);
});

test("a refused handshake is over once a certificate of the consumer was accepted", async () => {
  const before = refused("ClientCertExpired", { at: NOW - 1000 });
  expect(await atHandshake([before, refused(undefined)])).toEqual([]);
  expect(await atHandshake([refused(undefined, { at: NOW - 2000 }), before])).toEqual([
    "certificate-expired",
  ]);
});

test("the subject is compared as names are, and not as text", async () => {
  const spelled = SUBJECT.replaceAll(",", ", ");
  expect(spelled).not.toBe(SUBJECT);
  expect(await atHandshake([refused("ClientCertExpired", { subject: spelled })])).toEqual([
    "certificate-expired",
  ]);
});

test("a connection of nobody's subject is the client's only if its function failed at that time", async () => {
  const stranger = refused("ClientCertUntrusted", { subject: "CN=stranger,O=Nobody" });
  const failed = failure("the connection to mtls.example.com failed: socket hang up");
  expect(await atHandshake([stranger])).toEqual([]);
  expect(await atHandshake([stranger], [failed])).toEqual(["certificate-untrusted"]);
  expect(await atHandshake([stranger], [{ ...failed, at: NOW - 60_000 }])).not.toContain(
    "certificate-untrusted",
  );
});

test("a name that does not resolve is the private zone's fault, beside which the failure itself is not told", async () => {
  const clientLog = [failure("the connection to x failed: getaddrinfo ENOTFOUND x")];
  expect(await found({ ...SECRETS, clientLog })).toEqual(["private-zone"]);
});

test("an empty secret is told for each kind of client", async () => {
  const arn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:x";
  const secrets = Object.fromEntries(
    CALLS.map(({ client }) => [`${client.name}_certificate`, { arn, versions: [] }]),
  );
  expect(await found({ secrets })).toEqual(["certificate-absent"]);
});
