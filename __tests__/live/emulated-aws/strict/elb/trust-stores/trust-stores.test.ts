import {
  AddTagsCommand,
  CreateTrustStoreCommand,
  DeleteTrustStoreCommand,
  DescribeTagsCommand,
  DescribeTrustStoresCommand,
  GetTrustStoreCaCertificatesBundleCommand,
  ModifyTrustStoreCommand,
  RemoveTagsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { describeWith } from "../../../../support/availability";
import { sampleAuthority } from "../../../../support/certificates/sample-authority";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { bundleProblem } from "./bundle-problem";
import { createTrustStore, makeTrustStore, putFile } from "./sample-trust-store";

const RSA = { name: "RSASSA-PKCS1-v1_5", publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
const root = sampleAuthority("CN=Clients,O=Acme");
const certificateOf = async (made: ReturnType<typeof sampleAuthority>) => (await made).certificate;

describe("a bundle", () => {
  test.each<[string, () => Promise<string>]>([
    ["one authority", () => certificateOf(root)],
    [
      "an authority with RSA",
      () => certificateOf(sampleAuthority("CN=R", { key: { ...RSA, modulusLength: 2048 } })),
    ],
    [
      "an authority with P-521",
      () =>
        certificateOf(
          sampleAuthority("CN=P", { key: { name: "ECDSA", namedCurve: "P-521" }, hash: "SHA-512" }),
        ),
    ],
    ["a chain of four", () => chain(4)],
    ["25 authorities", async () => (await certificateOf(root)).repeat(25)],
  ])("is taken: %s", async (_, bundle) => {
    expect(bundleProblem(await bundle())).toBeUndefined();
  });

  test.each<[string, string, () => Promise<string>]>([
    ["nothing", "blank lines", async () => ""],
    [
      "a blank line between two",
      "blank lines",
      async () => `${await certificateOf(root)}\n${await certificateOf(root)}`,
    ],
    ["a blank line at the end", "blank lines", async () => `${await certificateOf(root)}\n`],
    [
      "a blank line within one",
      "blank lines",
      async () => (await certificateOf(root)).replace("-----\n", "-----\n\n"),
    ],
    ["a comment", "something beside", async () => `# the root\n${await certificateOf(root)}`],
    [
      "a client",
      "is not that of a certificate authority",
      async () => (await (await root).issue("CN=c")).certificate,
    ],
    [
      "half a certificate",
      "cannot be read",
      async () => (await certificateOf(root)).replace(/^(?=[A-Z])[^-]{64}\n/m, ""),
    ],
    [
      "SHA-1",
      "is not signed with SHA-256",
      () =>
        certificateOf(
          sampleAuthority("CN=1", { key: { ...RSA, hash: "SHA-1", modulusLength: 2048 }, hash: "SHA-1" }),
        ),
    ],
    [
      "RSA with 1024 bits",
      "a key that is not supported",
      () => certificateOf(sampleAuthority("CN=S", { key: { ...RSA, modulusLength: 1024 } })),
    ],
    [
      "Ed25519",
      "is not signed with",
      () => certificateOf(sampleAuthority("CN=E", { key: { name: "Ed25519" } as never })),
    ],
    ["26 authorities", "more than 25", async () => (await certificateOf(root)).repeat(26)],
    ["a chain of five", "a chain of more than 4", () => chain(5)],
    [
      "a certificate of 17 KB",
      "more than 16384 bytes",
      () => certificateOf(sampleAuthority(`CN=${"x".repeat(12_500)}`)),
    ],
  ])("is refused: %s", async (_, problem, bundle) => {
    expect(bundleProblem(await bundle())).toContain(problem);
  });
});

/** The certificates of so many authorities, each below the one before it. */
async function chain(length: number): Promise<string> {
  let authority = await root;
  let certificates = authority.certificate;
  for (let i = 1; i < length; i++) {
    authority = await authority.subordinate(`CN=Level ${i}`);
    certificates += authority.certificate;
  }
  return certificates;
}

describeWith(["moto_server"])("trust stores", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  const describeStores = (...TrustStoreArns: string[]) =>
    account().elb.send(new DescribeTrustStoresCommand({ TrustStoreArns }));

  test("a trust store is being created until somebody has looked, and keeps its bundle whatever becomes of the bucket", async () => {
    const bundle = await chain(2);
    const { bucket, key, version } = await putFile(account(), bundle);
    const file = { CaCertificatesBundleS3Bucket: bucket, CaCertificatesBundleS3Key: key };
    const made = new CreateTrustStoreCommand({
      ...file,
      Name: "kept",
      CaCertificatesBundleS3ObjectVersion: version,
    });
    const { TrustStores: [store] = [] } = await account().elb.send(made);
    expect(store).toMatchObject({ Status: "CREATING", NumberOfCaCertificates: 2, TotalRevokedEntries: 0 });
    const TrustStoreArn = store?.TrustStoreArn ?? "";
    expect(TrustStoreArn).toMatch(
      /^arn:aws:elasticloadbalancing:eu-west-1:222222222222:truststore\/kept\/[0-9a-f]{16}$/,
    );
    await account().s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
    await describeStores(TrustStoreArn);
    expect((await describeStores(TrustStoreArn)).TrustStores).toEqual([
      expect.objectContaining({ Name: "kept", Status: "ACTIVE" }),
    ]);
    const { Location = "" } = await account().elb.send(
      new GetTrustStoreCaCertificatesBundleCommand({ TrustStoreArn }),
    );
    expect(await (await fetch(Location)).text()).toBe(bundle);
    await account().elb.send(new DeleteTrustStoreCommand({ TrustStoreArn }));
    await expect(describeStores(TrustStoreArn)).rejects.toMatchObject({
      name: "TrustStoreNotFoundException",
    });
  });

  test("a trust store's bundle has certificates of authorities only, with keys and hashes that are supported, and no blank lines", async () => {
    const { issue, certificate } = await root;
    const client = (await issue("CN=client")).certificate;
    const invalid = { name: "InvalidCaCertificatesBundleException" };
    await expect(createTrustStore(account(), "client", client)).rejects.toMatchObject(invalid);
    const TrustStoreArn = await makeTrustStore(account(), "changed", certificate);
    const change = async (bundle: string) => {
      const { bucket, key } = await putFile(account(), bundle);
      const file = { CaCertificatesBundleS3Bucket: bucket, CaCertificatesBundleS3Key: key };
      return account().elb.send(new ModifyTrustStoreCommand({ TrustStoreArn, ...file }));
    };
    await expect(change(client)).rejects.toMatchObject(invalid);
    const { TrustStores } = await change(await chain(3));
    expect(TrustStores?.[0]).toMatchObject({ NumberOfCaCertificates: 3 });
    const absent = {
      Name: "absent",
      CaCertificatesBundleS3Bucket: "nowhere",
      CaCertificatesBundleS3Key: "ca.pem",
    };
    await expect(account().elb.send(new CreateTrustStoreCommand(absent))).rejects.toMatchObject({
      name: "CaCertificatesBundleNotFoundException",
    });
  });

  test("a trust store has a name of at most 32 letters, digits and single hyphens, of which its account has twenty in a region", async () => {
    const { certificate } = await root;
    const own = used().account("333333333333");
    const make = (name: string) => createTrustStore(own, name, certificate);
    for (const name of ["a".repeat(33), "two--hyphens", "-first", "under_score"])
      await expect(make(name)).rejects.toThrow(`The trust store name '${name}' is not valid`);
    for (let i = 1; i <= 20; i++) await make(`store-${i}`);
    await expect(make("store-1")).rejects.toMatchObject({ name: "DuplicateTrustStoreNameException" });
    await expect(make("store-21")).rejects.toMatchObject({ name: "TooManyTrustStoresException" });
    await createTrustStore(account(), "store-1", certificate);
  });

  test("a trust store has tags like everything else of Elastic Load Balancing", async () => {
    const arn = await makeTrustStore(account(), "tagged", (await root).certificate);
    const ResourceArns = [arn];
    await account().elb.send(
      new AddTagsCommand({ ResourceArns, Tags: [{ Key: "stage", Value: "live & well" }] }),
    );
    await account().elb.send(new RemoveTagsCommand({ ResourceArns, TagKeys: ["team"] }));
    const { TagDescriptions } = await account().elb.send(new DescribeTagsCommand({ ResourceArns }));
    expect(TagDescriptions).toEqual([{ ResourceArn: arn, Tags: [{ Key: "stage", Value: "live & well" }] }]);
  });
});
