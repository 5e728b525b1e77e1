import { signedFetch } from "../../../support/accounts/signed-fetch";
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

async function described(
  facts: Facts,
  account: string,
  CertificateArn: string,
): Promise<DescribedCertificate> {
  const answer = await signedFetch(facts.account(account), {
    service: "acm",
    method: "POST",
    path: "/",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "CertificateManager.DescribeCertificate",
    },
    body: JSON.stringify({ CertificateArn }),
  });
  const { Certificate = {} } = (await answer.json()) as { readonly Certificate?: DescribedCertificate };
  return Certificate;
}
