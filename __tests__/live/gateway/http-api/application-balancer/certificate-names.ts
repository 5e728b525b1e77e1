import { sign } from "aws4";
import type { Facts } from "../way/facts";

/** The description of a certificate, as far as it counts here. */
interface DescribedCertificate {
  readonly Status?: string;
  readonly DomainName?: string;
  readonly SubjectAlternativeNames?: readonly string[];
}

/** The names that a certificate of Certificate Manager is for; none where it is not issued. */
export function certificateNames(facts: Facts, account: string, arn: string): Promise<readonly string[]> {
  return facts.once(`certificate ${arn}`, async () => {
    const { Status, DomainName = "", SubjectAlternativeNames = [] } = await described(facts, account, arn);
    return Status === "ISSUED" ? [...new Set([DomainName, ...SubjectAlternativeNames])] : [];
  });
}

/** There is no client of this service in the project; the call is made as the clients make theirs. */
async function described(
  facts: Facts,
  account: string,
  CertificateArn: string,
): Promise<DescribedCertificate> {
  const { config } = facts.account(account).ec2;
  const {
    protocol,
    hostname,
    port = "",
  } = (await config.endpoint?.()) ?? { protocol: "http:", hostname: "" };
  const credentials = await config.credentials();
  const body = JSON.stringify({ CertificateArn });
  const { headers } = sign(
    {
      service: "acm",
      region: facts.account(account).region,
      host: `${hostname}:${port}`,
      method: "POST",
      path: "/",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "CertificateManager.DescribeCertificate",
      },
      body,
    },
    { ...credentials },
  );
  const { host: _, ...sent } = headers as Record<string, string>;
  const answer = await fetch(`${protocol}//${hostname}:${port}/`, { method: "POST", headers: sent, body });
  const { Certificate = {} } = (await answer.json()) as { readonly Certificate?: DescribedCertificate };
  return Certificate;
}
