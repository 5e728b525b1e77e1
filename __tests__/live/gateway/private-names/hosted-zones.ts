import type { Account } from "../../support/accounts/accounts";
import { signedFetch } from "../../support/accounts/signed-fetch";

/** The addresses that the private zones of a VPC have names for. */
export type ZoneAddresses = Readonly<Record<string, readonly string[]>>;

const API = "/2013-04-01";

/**
 * The names that an account's private hosted zones give to addresses, for those who ask from a VPC that the zones are
 * associated with. Records of other types than A, and aliases, are not understood.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export async function zoneAddresses(account: Account, vpcId: string): Promise<ZoneAddresses> {
  const zones = await asked(account, `/hostedzonesbyvpc?vpcid=${vpcId}&vpcregion=${account.region}`);
  const ids = elements(zones, "HostedZoneId").map((id) => id.replace("/hostedzone/", ""));
  const sets = await Promise.all(ids.map((id) => asked(account, `/hostedzone/${id}/rrset`)));
  const records = sets.flatMap((set) => elements(set, "ResourceRecordSet"));
  const addresses = records.flatMap((record) => {
    const [name = ""] = elements(record, "Name");
    const [type] = elements(record, "Type");
    return type === "A" ? [[name.replace(/\.$/, ""), elements(record, "Value")] as const] : [];
  });
  return Object.fromEntries(addresses);
}

async function asked(account: Account, path: string): Promise<string> {
  const answer = await signedFetch(account, { service: "route53", method: "GET", path: `${API}${path}` });
  if (!answer.ok) throw new Error(`Route 53 answers ${answer.status} to ${path}`);
  return answer.text();
}

/** The contents of the elements of a name, of which none is in another one of its name. */
function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, content = ""]) => content);
}
