import { spawnSync } from "node:child_process";
import { describeWithTools } from "../../../support/tools";
import { pemBlocks } from "./pem-blocks";
import { hasIssued, readCertificate, signatureHash, validityOf } from "./read-certificate";
import { hasSigned, revocationList } from "./revocation-list";
import { sampleAuthority } from "./sample-authority";

const openssl = (input: string, ...options: readonly string[]) =>
  spawnSync("openssl", options, { input, encoding: "utf8" });
const hasOpenssl = () => (openssl("", "version").status === 0 ? undefined : "openssl is not on the PATH");

const read = (pem: string) => readCertificate(pemBlocks(pem, "CERTIFICATE")?.[0]?.der ?? Buffer.alloc(0));
const list = (pem: string) => revocationList(pemBlocks(pem, "X509 CRL")?.[0]?.der ?? Buffer.alloc(0));

describeWithTools("certificates compared with OpenSSL", [hasOpenssl])("a certificate", () => {
  test.each([
    "CN=orders,O=Acme,C=DE",
    "CN=Müller & Söhne,O=A\\, B\\+C,OU=x;y,C=DE",
    "CN=\\ lead and trail\\ ,O=\\#hash",
    "E=someone@example.com,CN=with mail,DC=example,DC=com",
  ])("has the name that OpenSSL writes: %s", async (subject) => {
    const { issue } = await sampleAuthority("CN=root,O=Acme");
    const { certificate } = await issue(subject);
    const options = ["-noout", "-subject", "-issuer", "-serial", "-nameopt", "RFC2253"];
    const { stdout } = openssl(certificate, "x509", ...options);
    const { subject: own, issuer, x509 } = read(certificate);
    expect(`subject=${own}\nissuer=${issuer}\nserial=${x509.serialNumber}\n`).toBe(stdout);
  });
});

describeWithTools("lists compared with OpenSSL", [hasOpenssl])("a revocation list", () => {
  test("has the issuer and the serial numbers that OpenSSL reads", async () => {
    const { revoke } = await sampleAuthority("CN=root,O=Acme");
    const pem = await revoke(["03a5b1", "7f", "00f1"]);
    const { stdout } = openssl(pem, "crl", "-noout", "-text", "-nameopt", "RFC2253");
    const { issuer, serialNumbers } = list(pem);
    expect([...stdout.matchAll(/Serial Number: (\w+)/g)].map(([, serial]) => serial)).toEqual([
      ...serialNumbers,
    ]);
    expect(stdout).toContain(`Issuer: ${issuer}\n`);
  });
});

test("a certificate knows who has signed it, with which hash, and until when it is valid", async () => {
  const root = await sampleAuthority("CN=root");
  const namesake = read((await sampleAuthority("CN=root")).certificate);
  const dates = { notBefore: new Date("2025-01-02T03:04:05Z"), notAfter: new Date("2026-01-02T03:04:05Z") };
  const leaf = read((await root.issue("CN=leaf", dates)).certificate);
  expect(hasIssued(read(root.certificate), leaf)).toBe(true);
  expect(hasIssued(namesake, leaf)).toBe(false);
  expect(signatureHash(leaf.signatureAlgorithm)).toBe("sha256");
  expect(validityOf(leaf)).toBe("NotBefore=2025-01-02T03:04:05Z;NotAfter=2026-01-02T03:04:05Z");
});

test("a revocation list knows who has signed it", async () => {
  const root = await sampleAuthority("CN=root");
  const namesake = await sampleAuthority("CN=root");
  const revoked = list(await root.revoke(["01"]));
  expect(hasSigned(read(root.certificate), revoked)).toBe(true);
  expect(hasSigned(read(namesake.certificate), revoked)).toBe(false);
});

test("a text with anything between its blocks is none of blocks", async () => {
  const { certificate } = await sampleAuthority("CN=root");
  expect(pemBlocks(certificate + certificate, "CERTIFICATE")).toHaveLength(2);
  expect(pemBlocks(`${certificate}\n${certificate}`, "CERTIFICATE")).toBeUndefined();
  expect(pemBlocks(`# root\n${certificate}`, "CERTIFICATE")).toBeUndefined();
});
