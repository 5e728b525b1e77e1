import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import tls from "node:tls";
import { type ClientCertificate, clientCertificate } from "../../../lambdas/certificate/client-certificate";
import { senders } from "../../../lambdas/certificate/sender";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import { type Made, madeCertificate } from "../../support/certificates/made-certificate";
import { acme } from "../../support/certificates/made-name";
import { type Loopback, loopback } from "../../support/fakes/loopback";
import { describeWithTools, openssl } from "../../support/tools";

const NAME = "mtls.example.com";
const serverCa = madeCertificate({ name: acme("Server CA") });
const server = madeCertificate({ name: acme(NAME), issuer: serverCa, ca: false, dnsNames: [NAME] });
const clientCa = madeCertificate({ name: acme("Client CA") });
const issuing = madeCertificate({ name: acme("Issuing"), issuer: clientCa });
const direct = usable(madeCertificate({ name: acme("orders"), issuer: clientCa, ca: false }));
const chained = usable(madeCertificate({ name: acme("orders"), issuer: issuing, ca: false }), issuing);
const stranger = usable(madeCertificate({ name: acme("orders"), ca: false }));
const old = usable(
  madeCertificate({ name: acme("orders"), issuer: clientCa, ca: false, notAfter: "2021-01-01T00:00:00Z" }),
);

function usable(own: Made, ...above: readonly Made[]): ClientCertificate {
  const certificate = [own, ...above].map(({ pem }) => pem).join("");
  const read = clientCertificate(JSON.stringify({ certificate, privateKey: own.key }));
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

const TO_LOOPBACK = {
  lookup: (_: string, { all }: { readonly all?: boolean }, found: (...of: never[]) => void) =>
    (found as (...of: unknown[]) => void)(
      null,
      ...(all ? [[{ address: "127.0.0.1", family: 4 }]] : ["127.0.0.1", 4]),
    ),
} as object;
const request = (method: ApiRequest["method"] = "GET"): ApiRequest => ({
  method,
  path: "/orders",
  query: {},
  headers: { host: NAME, "user-agent": "test" },
  body: Buffer.alloc(0),
});
const call = (port: number, certificate: ClientCertificate, trusted: string | undefined = serverCa.pem) =>
  senders({ hostname: NAME, port }, trusted, TO_LOOPBACK)(certificate)(
    request(),
    AbortSignal.timeout(10_000),
  );

describe("a server that asks for certificates", () => {
  let api: Loopback;
  const options = {
    cert: server.pem,
    key: server.key,
    ca: clientCa.pem,
    requestCert: true,
    rejectUnauthorized: true,
  };
  beforeAll(async () => {
    api = await loopback((response) => response.end("answered"), options);
  });
  afterAll(() => api.close());

  test.each([
    ["of its CA", direct],
    ["of a CA below it, with the chain", chained],
  ])("answers one %s, asked by its name", async (_, certificate) => {
    const { status, body } = await call(api.port, certificate);
    expect([status, body.toString()]).toEqual([200, "answered"]);
    expect(api.seen.at(-1)).toMatchObject({ servername: NAME, headers: { host: NAME } });
  });

  test.each([
    ["a stranger's", stranger],
    [
      "one without its chain",
      { ...chained, cert: chained.cert.split(/(?<=END CERTIFICATE-----\n)/)[0] ?? "" },
    ],
  ])("that closes the connection for %s, is told with what to check", async (_, certificate) => {
    await expect(call(api.port, certificate)).rejects.toMatchObject({
      reason: "connection",
      check: expect.stringContaining("whether the balancer refused the certificate"),
    });
  });

  test.each([
    ["unknown to Node.js", undefined, "unable to verify the first certificate"],
    ["of another CA", clientCa.pem, "unable to verify the first certificate"],
  ])("is not called if its own certificate is %s", async (_, trusted, message) => {
    const before = api.seen.length;
    const sent = senders({ hostname: NAME, port: api.port }, trusted, TO_LOOPBACK)(direct);
    await expect(sent(request(), AbortSignal.timeout(10_000))).rejects.toMatchObject({
      reason: "connection",
      message: `the certificate of ${NAME} is not accepted: ${message}`,
      check: "that the domain's certificate is of a public CA, or that SERVER_CA has its CA",
    });
    expect(api.seen).toHaveLength(before);
  });

  test("is not called by another name than its certificate's", async () => {
    const sent = senders(
      { hostname: "other.example.com", port: api.port },
      serverCa.pem,
      TO_LOOPBACK,
    )(direct);
    await expect(sent(request(), AbortSignal.timeout(10_000))).rejects.toMatchObject({
      message: expect.stringContaining("the certificate of other.example.com is not accepted"),
    });
  });

  test("is called over one connection as long as the certificate is the same", async () => {
    const sendWith = senders({ hostname: NAME, port: api.port }, serverCa.pem, TO_LOOPBACK);
    for (const certificate of [direct, direct, chained])
      await sendWith(certificate)(request(), AbortSignal.timeout(10_000));
    const [a, b, c] = api.seen.slice(-3).map(({ port }) => port);
    expect(a).toBe(b);
    expect(c).not.toBe(b);
  });
});

test("TLS 1.1 is not spoken, even where Node.js would", async () => {
  const ciphers = "DEFAULT:@SECLEVEL=0";
  const settings = { cert: server.pem, key: server.key, ciphers } as const;
  const oldServer = await loopback((response) => response.end("answered"), {
    ...settings,
    minVersion: "TLSv1.1",
    maxVersion: "TLSv1.1",
  });
  const before = tls.DEFAULT_MIN_VERSION;
  tls.DEFAULT_MIN_VERSION = "TLSv1.1";
  try {
    const sendWith = senders({ hostname: NAME, port: oldServer.port }, serverCa.pem, {
      ...TO_LOOPBACK,
      ciphers,
    });
    await expect(sendWith(direct)(request(), AbortSignal.timeout(10_000))).rejects.toMatchObject({
      reason: "connection",
    });
    expect(oldServer.seen).toEqual([]);
  } finally {
    tls.DEFAULT_MIN_VERSION = before;
    await oldServer.close();
  }
});

describeWithTools("alerts of a TLS server", [openssl])("a server that says why", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-handshake-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** OpenSSL's own server, which sends alerts; it prints its port. */
  async function withServer(version: string, use: (port: number) => Promise<void>): Promise<void> {
    for (const [name, text] of Object.entries({ cert: server.pem, key: server.key, ca: clientCa.pem }))
      writeFileSync(join(folder, name), text);
    const files = ["-cert", "cert", "-key", "key", "-CAfile", "ca"];
    const settings = ["-Verify", "3", "-verify_return_error", "-www", version, "-accept", "127.0.0.1:0"];
    const child = spawn("openssl", ["s_server", ...files, ...settings], {
      cwd: folder,
      stdio: ["pipe", "pipe", "ignore"],
    });
    try {
      for await (const line of createInterface(child.stdout)) {
        const [, port] = /^ACCEPT .*:(\d+)$/.exec(line) ?? [];
        if (port === undefined) continue;
        await use(Number(port));
        break;
      }
    } finally {
      child.kill();
    }
  }

  test.each(["-tls1_2", "-tls1_3"])("%s: each refusal is explained by its alert", async (version) => {
    expect.assertions(5);
    await withServer(version, async (port) => {
      expect((await call(port, direct)).status).toBe(200);
      await expect(call(port, stranger)).rejects.toMatchObject({
        reason: "certificate",
        message: `no certificate accepted by ${NAME}: no CA of the trust store has issued the certificate (unknown ca)`,
      });
      await expect(call(port, old)).rejects.toMatchObject({
        reason: "certificate",
        message: `no certificate accepted by ${NAME}: the certificate has expired, or is not valid yet (certificate expired)`,
        check: expect.stringContaining("no revocation list has its serial number"),
      });
      const none = senders(
        { hostname: NAME, port },
        serverCa.pem,
        TO_LOOPBACK,
      )({ ...direct, cert: "", key: "" });
      const error = await none(request(), AbortSignal.timeout(10_000)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ reason: "certificate" });
      expect(String(error)).toContain("no certificate arrived");
    });
  });
});
