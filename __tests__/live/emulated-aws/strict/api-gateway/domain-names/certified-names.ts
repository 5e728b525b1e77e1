import type { Forward, PassingRequest } from "../../../proxy";
import { jsonRequest } from "../../../requests/json-request";
import { requesterOf } from "../../../requests/requester";

/** The names of an issued certificate of this account and region; undefined where it is none. */
export async function certifiedNames(
  CertificateArn: string,
  passing: PassingRequest,
  forward: Forward,
): Promise<readonly string[] | undefined> {
  const requester = requesterOf(passing);
  if (CertificateArn.split(":")[3] !== requester.region) return undefined;
  const input = { CertificateArn };
  const target = "CertificateManager.DescribeCertificate";
  const { status, body } = await jsonRequest(requester, forward, { service: "acm", target, input });
  if (status >= 300) return undefined;
  const { Certificate } = JSON.parse(body.toString()) as {
    readonly Certificate: {
      readonly DomainName: string;
      readonly Status: string;
      readonly SubjectAlternativeNames?: readonly string[];
    };
  };
  const { DomainName, Status, SubjectAlternativeNames = [] } = Certificate;
  return Status === "ISSUED" ? [DomainName, ...SubjectAlternativeNames] : undefined;
}

/** A wildcard stands for one label. */
export function certifies(name: string, domain: string): boolean {
  return name === domain || (name.startsWith("*.") && domain.split(".").slice(1).join(".") === name.slice(2));
}
