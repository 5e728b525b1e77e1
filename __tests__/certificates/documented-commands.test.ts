import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientCertificate } from "../../lambdas/certificate/client-certificate";
import { certificateOf } from "../../src/certificates/certificate";
import { pemBlocks } from "../../src/certificates/pem";
import { type RevocationList, revocationList } from "../../src/certificates/revocation-list";
import { bash, describeWithTools, jq, openssl } from "../support/tools";
import { bundleOf } from "./fixtures";

const PAGE = readFileSync(join(__dirname, "../../docs/certificates.md"), "utf8");
const BLOCKS = [...PAGE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
const TRIED = BLOCKS.filter((block) => !/\baws [a-z]/.test(block));

describeWithTools("the commands of docs/certificates.md", [bash, openssl, jq])("the page's commands", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-documented-"));
  const text = (name: string) => readFileSync(join(folder, name), "utf8");
  const printed: string[] = [];

  beforeAll(() => {
    for (const block of TRIED) {
      writeFileSync(join(folder, "block"), block);
      const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
      printed.push(execFileSync("bash", ["-eu", "block"], options));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const own = () => {
    const [block] = pemBlocks(text("orders.pem"));
    return certificateOf(block?.der ?? Buffer.alloc(0));
  };

  test("are all those that are not AWS's", () => {
    expect(TRIED.length).toBeGreaterThan(6);
    expect(BLOCKS.length - TRIED.length).toBe(4);
  });

  test("make a CA that a trust store takes, and a client's certificate of it", () => {
    const { cas } = bundleOf(text("root.pem"));
    expect(cas.map(({ subject }) => subject.printed)).toEqual(["CN=Acme clients,O=Acme,C=DE"]);
    const [ca] = cas;
    expect(ca && own().x509.verify(ca.x509.publicKey)).toBe(true);
    expect(own()).toMatchObject({ version: 3, isCa: false });
  });

  test("print the subject that the page grants something", () => {
    const { printed: subject } = own().subject;
    expect(printed.join("")).toContain(`subject=${subject}\n`);
    expect(PAGE).toContain(`subjects: ["${subject}"]`);
  });

  test("make the content of a secret that a client takes", () => {
    expect(clientCertificate(text("certificate.json"))).toMatchObject({ subject: "CN=orders,O=Acme,C=DE" });
  });

  test("make a revocation list that revokes the certificate", () => {
    const list = revocationList(text("clients.crl"), bundleOf(text("root.pem"))) as RevocationList;
    expect(list).toMatchObject({ issuer: "CN=Acme clients,O=Acme,C=DE", entries: 1 });
    expect(list.isRevoked(own().serial)).toBe(true);
  });
});
