import { over } from "../emulated-aws/strict/http-api/stages/sample-certificate";
import type { Account } from "../support/accounts/accounts";

const NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

/** An id begins with any of 36 characters in moto, and with a Z in AWS. */
const MOST_TRIES = 1_000;

/** Makes a public hosted zone, again and again until its id is one that AWS could give, and gives that. */
export async function makeHostedZone(account: Account, url: string, name: string): Promise<string> {
  for (let count = 0; count < MOST_TRIES; count++) {
    const text = await callRoute53(account, url, "POST", "hostedzone", [
      `<CreateHostedZoneRequest xmlns="${NAMESPACE}"><Name>${name}</Name>`,
      `<CallerReference>${count}</CallerReference></CreateHostedZoneRequest>`,
    ]);
    const [, id] = /<Id>\/hostedzone\/(\w+)<\/Id>/.exec(text) ?? [];
    if (id === undefined) throw new Error(`expected the id of a hosted zone, got ${text}`);
    if (id.startsWith("Z")) return id;
  }
  throw new Error(`expected one of ${MOST_TRIES} hosted zones with an id that begins with Z, got none`);
}

/** Puts a record into a hosted zone. */
export async function putRecord(
  account: Account,
  url: string,
  zoneId: string,
  { Name, Type, Value }: { readonly Name: string; readonly Type: string; readonly Value: string },
): Promise<void> {
  await callRoute53(account, url, "POST", `hostedzone/${zoneId}/rrset`, [
    `<ChangeResourceRecordSetsRequest xmlns="${NAMESPACE}"><ChangeBatch><Changes><Change><Action>UPSERT</Action>`,
    `<ResourceRecordSet><Name>${Name}</Name><Type>${Type}</Type><TTL>60</TTL><ResourceRecords><ResourceRecord>`,
    `<Value>${Value}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>`,
    "</ChangeResourceRecordSetsRequest>",
  ]);
}

/** The aliases of a hosted zone: the names that each of its names leads to. */
export async function aliases(
  account: Account,
  url: string,
  zoneId: string,
): Promise<Readonly<Record<string, string>>> {
  const text = await callRoute53(account, url, "GET", `hostedzone/${zoneId}/rrset`);
  const sets = text.match(/<ResourceRecordSet>.*?<\/ResourceRecordSet>/gs) ?? [];
  const value = (set: string, element: string) =>
    new RegExp(`<${element}>([^<]*)</${element}>`).exec(set)?.[1]?.replace(/\.$/, "") ?? "";
  return Object.fromEntries(
    sets
      .filter((set) => set.includes("<AliasTarget>"))
      .map((set) => [value(set, "Name"), value(set, "DNSName")]),
  );
}

/** Calls Route 53, of which no SDK client is here. Its region is that of all of AWS. */
async function callRoute53(
  { lambda: { config } }: Account,
  url: string,
  method: "GET" | "POST",
  path: string,
  body: readonly string[] = [],
): Promise<string> {
  const { accessKeyId, sessionToken } = await config.credentials();
  const { status, body: answer } = await over(url)({
    method,
    path: `/2013-04-01/${path}`,
    headers: {
      host: "route53.amazonaws.com",
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=unchecked`,
      "x-amz-security-token": sessionToken,
      "content-type": "text/xml",
    },
    body: Buffer.from(body.join("")),
  });
  if (status >= 300) throw new Error(answer.toString());
  return answer.toString();
}
