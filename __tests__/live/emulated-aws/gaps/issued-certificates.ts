import type { Answer, PassingRequest } from "../proxy";
import type { Gap } from "./gap";

interface Described {
  readonly CertificateArn?: string;
  readonly KeyAlgorithm?: string;
}

/** The algorithms of keys that were asked for, in the words in which Certificate Manager describes them. */
export function issuedCertificates(): Gap {
  const asked = new Map<string, string>();
  const known = (one: Described): Described => ({
    ...one,
    KeyAlgorithm: asked.get(one.CertificateArn ?? "") ?? one.KeyAlgorithm,
  });
  return {
    because:
      "Certificate Manager issues a certificate with the key that was asked for; moto always makes one of RSA with 2,048 bits, so that every plan would replace it",
    intercept: async (passing, forward) => {
      const [service, operation] = String(passing.headers["x-amz-target"] ?? "").split(".");
      const answer = await forward(passing);
      if (service !== "CertificateManager" || answer.status >= 300) return answer;
      if (operation === "RequestCertificate") {
        const { KeyAlgorithm } = parsed<Described>(passing);
        const { CertificateArn = "" } = parsed<Described>(answer);
        if (KeyAlgorithm) asked.set(CertificateArn, KeyAlgorithm);
      }
      if (operation !== "DescribeCertificate") return answer;
      const { Certificate = {} } = parsed<{ readonly Certificate?: Described }>(answer);
      return { ...answer, body: Buffer.from(JSON.stringify({ Certificate: known(Certificate) })) };
    },
  };
}

function parsed<T>({ body }: Answer | PassingRequest): T {
  return JSON.parse(body.toString() || "{}") as T;
}
