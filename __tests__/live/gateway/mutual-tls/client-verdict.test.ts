import { pemBlocks } from "../../support/certificates/pem-blocks";
import { type ReadCertificate, readCertificate } from "../../support/certificates/read-certificate";
import { revocationList } from "../../support/certificates/revocation-list";
import { type SampleAuthority, sampleAuthority } from "../../support/certificates/sample-authority";
import { refusedClient } from "./client-verdict";
import { tlsVersions } from "./tls-versions";

const DAY_MS = 24 * 60 * 60 * 1000;
const read = ({ certificate }: { readonly certificate: string }): ReadCertificate =>
  readCertificate(pemBlocks(certificate, "CERTIFICATE")?.[0]?.der ?? Buffer.alloc(0));

describe("a client", () => {
  let root: SampleAuthority;
  let middle: SampleAuthority;
  beforeAll(async () => {
    root = await sampleAuthority("CN=Root");
    middle = await root.subordinate("CN=Middle");
  });
  const judged = (authorities: readonly SampleAuthority[], more = {}) => ({
    authorities: authorities.map(read),
    lists: [],
    ignoresExpiry: false,
    now: Date.now(),
    ...more,
  });

  test("may show the authorities between itself and a root that is trusted", async () => {
    const leaf = read(await middle.issue("CN=client"));
    expect(refusedClient({ leaf, others: [read(middle)] }, judged([root]))).toBeUndefined();
    expect(refusedClient({ leaf, others: [] }, judged([root, middle]))).toBeUndefined();
    expect(refusedClient({ leaf, others: [] }, judged([root]))).toBe("ClientCertUntrusted");
    expect(refusedClient({ leaf, others: [read(middle), read(root)] }, judged([]))).toBe(
      "ClientCertUntrusted",
    );
  });

  test("is not trusted for a certificate that another client has signed", async () => {
    const { certificate } = await root.issue("CN=Middle");
    const leaf = read(await middle.issue("CN=client"));
    const others = [read({ certificate })];
    expect(refusedClient({ leaf, others }, judged([root]))).toBe("ClientCertUntrusted");
  });

  test("is refused below more than four authorities", async () => {
    const chain = [root];
    for (let i = 1; i < 5; i++) chain.push((await chain.at(-1)?.subordinate(`CN=Level ${i}`)) ?? root);
    const verdict = async (authorities: readonly SampleAuthority[]) => {
      const leaf = (await authorities.at(-1)?.issue("CN=client")) ?? root;
      return refusedClient({ leaf: read(leaf), others: [] }, judged(authorities));
    };
    expect(await verdict(chain.slice(0, 4))).toBeUndefined();
    expect(await verdict(chain)).toBe("ClientCertMaxChainDepthExceeded");
  });

  test("is refused after its time unless the listener ignores that, and also then where nobody trusts it", async () => {
    const leaf = read(await root.issue("CN=client"));
    const later = { now: Date.now() + 2 * DAY_MS };
    const young = await sampleAuthority("CN=Root", { notAfter: new Date(Date.now() + 9 * DAY_MS) });
    expect(refusedClient({ leaf, others: [] }, judged([root], later))).toBe("ClientCertExpired");
    const ignoring = { ...later, ignoresExpiry: true };
    expect(refusedClient({ leaf, others: [] }, judged([root], ignoring))).toBeUndefined();
    expect(refusedClient({ leaf, others: [] }, judged([young], ignoring))).toBe("ClientCertUntrusted");
  });

  test("is revoked by a list of its issuer alone, or with the authority above it", async () => {
    const client = await middle.issue("CN=client");
    const listOf = async (authority: SampleAuthority, serialNumber: string) => {
      const [block] = pemBlocks(await authority.revoke([serialNumber]), "X509 CRL") ?? [];
      return [revocationList(block?.der ?? Buffer.alloc(0))];
    };
    const verdict = (lists: Awaited<ReturnType<typeof listOf>>) =>
      refusedClient({ leaf: read(client), others: [] }, judged([root, middle], { lists }));
    expect(verdict(await listOf(middle, client.serialNumber))).toBe("ClientCertCrlHit");
    expect(verdict(await listOf(root, middle.serialNumber))).toBe("ClientCertCrlHit");
    expect(verdict(await listOf(root, client.serialNumber))).toBeUndefined();
    expect(verdict(await listOf(middle, "07"))).toBeUndefined();
  });
});

test.each([
  ["ELBSecurityPolicy-TLS13-1-2-2021-06", "TLSv1.2", "TLSv1.3"],
  ["ELBSecurityPolicy-TLS13-1-3-2021-06", "TLSv1.3", "TLSv1.3"],
  ["ELBSecurityPolicy-TLS-1-2-2017-01", "TLSv1.2", "TLSv1.2"],
  ["ELBSecurityPolicy-FS-1-1-2019-08", "TLSv1.1", "TLSv1.2"],
  ["ELBSecurityPolicy-2016-08", "TLSv1", "TLSv1.2"],
])("the policy %s has the versions from %s to %s", (policy, minVersion, maxVersion) => {
  expect(tlsVersions(policy)).toEqual({ minVersion, maxVersion });
});
