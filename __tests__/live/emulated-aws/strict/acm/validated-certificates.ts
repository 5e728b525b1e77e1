import type { Answer, Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import type { ManagementRule } from "../rule";

/** A certificate, as far as its validation is concerned. */
interface Described {
  readonly Type?: string;
  readonly Status?: string;
  readonly DomainValidationOptions?: readonly {
    readonly ValidationMethod?: string;
    readonly ValidationStatus?: string;
    readonly ResourceRecord?: { readonly Name?: string; readonly Value?: string };
  }[];
}

export const validatedCertificates: ManagementRule = {
  name: "a certificate that is validated by DNS is issued once its record stands in a hosted zone",
  because: "moto issues it by itself, so that a record in the wrong zone, or none, would pass",
  source: "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
  shownBy: "__tests__/live/emulated-aws/strict/acm/validated-certificates.test.ts",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const target = String(passing.headers["x-amz-target"] ?? "");
    if (target !== "CertificateManager.DescribeCertificate" || answer.status >= 300) return answer;
    const { Certificate = {} } = JSON.parse(answer.body.toString()) as { readonly Certificate?: Described };
    const { Type, DomainValidationOptions = [] } = Certificate;
    const wanted = DomainValidationOptions.filter(({ ValidationMethod }) => ValidationMethod === "DNS");
    if (Type === "IMPORTED" || wanted.length === 0) return answer;
    const records = await recordsOf(passing, forward);
    const stands = wanted.every(({ ResourceRecord: { Name = "", Value = "" } = {} }) =>
      records.some((one) => one.includes(plain(Name)) && one.includes(plain(Value))),
    );
    return stands ? answer : pending(answer, Certificate);
  },
};

function pending(answer: Answer, certificate: Described): Answer {
  const Certificate = {
    ...certificate,
    Status: "PENDING_VALIDATION",
    DomainValidationOptions: certificate.DomainValidationOptions?.map((one) => ({
      ...one,
      ValidationStatus: "PENDING_VALIDATION",
    })),
  };
  return { ...answer, body: Buffer.from(JSON.stringify({ Certificate })) };
}

/** The records of the requester's hosted zones, each as Route 53 writes it. */
async function recordsOf(passing: PassingRequest, forward: Forward): Promise<readonly string[]> {
  const zones = await askRoute53(passing, forward, "hostedzone");
  const ids = [...zones.matchAll(/<Id>\/hostedzone\/(\w+)<\/Id>/g)].flatMap(([, id]) => id ?? []);
  const sets = await Promise.all(ids.map((id) => askRoute53(passing, forward, `hostedzone/${id}/rrset`)));
  return sets.flatMap((set) => set.match(/<ResourceRecordSet>.*?<\/ResourceRecordSet>/gs) ?? []);
}

async function askRoute53(passing: PassingRequest, forward: Forward, path: string): Promise<string> {
  const { accessKeyId, sessionToken } = requesterOf(passing);
  const { body } = await forward({
    method: "GET",
    path: `/2013-04-01/${path}`,
    headers: {
      host: "route53.amazonaws.com",
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=unchecked`,
      ...(sessionToken && { "x-amz-security-token": sessionToken }),
    },
    body: Buffer.alloc(0),
  });
  return body.toString();
}

/** A name without the dot of the root. */
function plain(name: string): string {
  return name.replace(/\.$/, "");
}
