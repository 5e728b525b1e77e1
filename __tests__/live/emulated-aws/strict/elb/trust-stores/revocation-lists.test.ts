import {
  AddTrustStoreRevocationsCommand,
  DescribeTrustStoreRevocationsCommand,
  DescribeTrustStoresCommand,
  GetTrustStoreRevocationContentCommand,
  RemoveTrustStoreRevocationsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../../support/availability";
import { pemBlocks } from "../../../../support/certificates/pem-blocks";
import { sampleAuthority } from "../../../../support/certificates/sample-authority";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { acceptedList } from "./list-problem";
import { addRevocations, makeTrustStore } from "./sample-trust-store";
import type { Revocation, TrustStore } from "./trust-stores";

const root = sampleAuthority("CN=Clients,O=Acme");

async function storeWith(revocations: readonly Revocation[]): Promise<TrustStore> {
  const { certificate: bundle } = await root;
  const named = { arn: "arn", name: "clients", account: "222222222222", region: "eu-west-1" };
  return { ...named, bundle, certificates: 1, isActive: true, revocations, tags: {} };
}

const revocation = (id: number, entries: number): Revocation => ({ id, entries, content: "" });

test.each([
  ["of nobody", 0, [], undefined],
  ["that fills a trust store", 2, [revocation(1, 499_998)], undefined],
  ["too large for the trust store", 2, [revocation(1, 499_999)], "more than 500000 revocation entries"],
  ["too many", 1, Array.from({ length: 30 }, (_, i) => revocation(i, 1)), "30 revocation lists already"],
])("a list %s", async (_, entries, before, problem) => {
  const list = await (await root).revoke(["01", "02"].slice(0, entries));
  const accepted = acceptedList(await storeWith(before), Buffer.from(list));
  expect("message" in accepted ? accepted.message : undefined).toEqual(
    problem && expect.stringContaining(problem),
  );
});

test.each<[string, (list: string) => Buffer]>([
  ["in DER", (list) => pemBlocks(list, "X509 CRL")?.[0]?.der ?? Buffer.alloc(0)],
  ["with something before it", (list) => Buffer.from(`\n${list}`)],
  ["twice in a file", (list) => Buffer.from(list + list)],
  ["in another kind of block", (list) => Buffer.from(list.replaceAll("X509 CRL", "CERTIFICATE"))],
  ["with a negative serial number", (list) => Buffer.from(withNegativeSerial(list))],
  ["that was changed", (list) => Buffer.from(withOtherSerial(list))],
  ["of 50 MB and more", (list) => Buffer.concat([Buffer.from(list), Buffer.alloc(50 * 1024 * 1024)])],
])("a list is refused: %s", async (_, spoil) => {
  const list = await (await root).revoke(["0123456789"]);
  const store = await storeWith([]);
  expect(acceptedList(store, Buffer.from(list))).toHaveProperty("issuer", "CN=Clients,O=Acme");
  expect(acceptedList(store, spoil(list))).toHaveProperty("code", "InvalidRevocationContent");
});

const SERIAL = "02050123456789";
const withNegativeSerial = (list: string) => withBytes(list, "02058123456789");
const withOtherSerial = (list: string) => withBytes(list, "02050123456780");

function withBytes(list: string, serial: string): string {
  const [block] = pemBlocks(list, "X509 CRL") ?? [];
  const hex = block?.der.toString("hex") ?? "";
  expect(hex).toContain(SERIAL);
  const der = Buffer.from(hex.replace(SERIAL, serial), "hex").toString("base64");
  return `-----BEGIN X509 CRL-----\n${der}\n-----END X509 CRL-----\n`;
}

describeWith(["moto_server"])("revocation lists", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");

  test("a trust store takes at most thirty revocation lists in PEM, each signed by an authority of its bundle, with half a million entries together", async () => {
    const { certificate, revoke } = await root;
    const TrustStoreArn = await makeTrustStore(account(), "revoking", certificate);
    const foreign = await (await sampleAuthority("CN=Clients,O=Acme")).revoke(["01"]);
    await expect(addRevocations(account(), TrustStoreArn, foreign)).rejects.toMatchObject({
      name: "InvalidRevocationContentException",
    });
    const nowhere = { S3Bucket: "nowhere", S3Key: "clients.crl" };
    const missing = new AddTrustStoreRevocationsCommand({ TrustStoreArn, RevocationContents: [nowhere] });
    await expect(account().elb.send(missing)).rejects.toMatchObject({
      name: "RevocationContentNotFoundException",
    });
    const first = await addRevocations(account(), TrustStoreArn, await revoke(["01"]));
    const second = await addRevocations(account(), TrustStoreArn, await revoke(["02", "03"]));
    const describeLists = (...RevocationIds: number[]) =>
      account().elb.send(new DescribeTrustStoreRevocationsCommand({ TrustStoreArn, RevocationIds }));
    const known = { TrustStoreArn, RevocationType: "CRL" };
    expect((await describeLists()).TrustStoreRevocations).toEqual([
      { ...known, RevocationId: first, NumberOfRevokedEntries: 1 },
      { ...known, RevocationId: second, NumberOfRevokedEntries: 2 },
    ]);
    expect((await describeLists(second)).TrustStoreRevocations).toHaveLength(1);
    await account().elb.send(
      new RemoveTrustStoreRevocationsCommand({ TrustStoreArn, RevocationIds: [first] }),
    );
    await expect(describeLists(first)).rejects.toMatchObject({ name: "RevocationIdNotFoundException" });
    const { TrustStores } = await account().elb.send(
      new DescribeTrustStoresCommand({ TrustStoreArns: [TrustStoreArn] }),
    );
    expect(TrustStores?.[0]).toHaveProperty("TotalRevokedEntries", 2);
  });

  test("the bundle and the lists of a trust store are read at addresses that are made for whoever asks", async () => {
    const { certificate, revoke } = await root;
    const TrustStoreArn = await makeTrustStore(account(), "read-back", certificate);
    const list = await revoke(["07"]);
    const RevocationId = await addRevocations(account(), TrustStoreArn, list);
    const asked = new GetTrustStoreRevocationContentCommand({ TrustStoreArn, RevocationId });
    const { Location = "" } = await account().elb.send(asked);
    expect(await (await fetch(Location)).text()).toBe(list);
    expect((await fetch(`${Location}x`)).status).toBe(404);
    await expect(used().account("333333333333").elb.send(asked)).rejects.toMatchObject({
      name: "TrustStoreNotFoundException",
    });
  });
});
