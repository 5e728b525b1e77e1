import { CERTIFICATE_HEADERS } from "../../../model/mutual-tls/certificate-headers";
import { beside, type Certificate, describing, type HeaderValues } from "../../evaluation/handshake";

/** The headers of a call that describe a certificate, and whose it is. */
export interface PresentedCertificate {
  readonly words: string;
  readonly headers: HeaderValues;
  /** The consumer whose certificate it is; absent = it opens nothing. */
  readonly holder?: string;
  /** The consumer whose certificate it is nearly. */
  readonly nearly?: string;
}

/** A consumer with its certificates by the file. */
export interface CertificateHolder {
  readonly name: string;
  readonly certificates: readonly Certificate[];
  /** True if the file names their numbers. */
  readonly isNarrowed: boolean;
}

/**
 * Headers of each class that an authorizer can tell apart: none; those of nobody; and for each certificate all of them, one missing, one
 * twice, another issuer or number, and names that are nearly its subject.
 */
export function presentedCertificates(
  holders: readonly CertificateHolder[],
): readonly PresentedCertificate[] {
  const known = new Set(holders.flatMap(({ certificates }) => certificates.map(({ subject }) => subject)));
  const [first] = holders.flatMap(({ certificates }) => certificates);
  return [
    { words: "no certificate", headers: {} },
    ...(first
      ? [
          { words: "a certificate of nobody's", headers: describing({ ...first, subject: NOBODY }) },
          { words: "a subject that is no name", headers: describing({ ...first, subject: "orders" }) },
        ]
      : []),
    ...holders.flatMap((holder) =>
      holder.certificates
        .flatMap((certificate) => [
          ...wellDescribed(holder, certificate),
          ...illDescribed(certificate, otherOf(holders, holder)),
          // Of names that are nearly a subject some may be another certificate's.
          ...namesLike(certificate)
            .filter((name) => !known.has(name))
            .map((subject) => ({
              words: `the subject ${subject}`,
              headers: describing({ ...certificate, subject }),
            })),
        ])
        .map((one) => ({ ...one, nearly: holder.name })),
    ),
  ];
}

const NOBODY = "CN=nobody-of-this-name";

function wellDescribed({ name, certificates, isNarrowed }: CertificateHolder, certificate: Certificate) {
  const { subject } = certificate;
  const taken = new Set(certificates.map(({ serial }) => Number.parseInt(serial, 16)));
  const numbers = Array.from({ length: certificates.length + 1 }, (_, i) => i + 1);
  const free = numbers.find((number) => !taken.has(number)) ?? 0;
  const other = { ...certificate, serial: free.toString(16) };
  return [
    { words: `the certificate ${subject}`, headers: describing(certificate), holder: name },
    {
      words: `${subject} of another authority of the trust store`,
      headers: describing({ ...certificate, issuer: "CN=another authority" }),
      holder: name,
    },
    {
      words: `${subject} with another number`,
      headers: describing(other),
      holder: isNarrowed ? undefined : name,
    },
  ];
}

/** Each header missing, empty, and with a second value before and behind its own; a number and a leaf that are none. */
function illDescribed(certificate: Certificate, other: Certificate): readonly PresentedCertificate[] {
  const { subject } = certificate;
  const right = describing(certificate);
  const others = describing(other);
  return [
    ...CERTIFICATE_HEADERS.flatMap((name) => {
      const { [name]: own = [], ...rest } = right;
      const second = { [name]: others[name] ?? [] };
      return [
        { words: `${subject} without ${name}`, headers: rest },
        { words: `${subject} with an empty ${name}`, headers: { ...rest, [name]: [""] } },
        { words: `${subject} with a second ${name}`, headers: beside(right, second) },
        { words: `${subject} with a second ${name} before it`, headers: beside(second, right) },
        { words: `${subject} with ${name} twice`, headers: beside(right, { [name]: own }) },
      ];
    }),
    {
      words: `${subject} with a number that is none`,
      headers: describing({ ...certificate, serial: "one" }),
    },
    { words: `${subject} with a leaf that is none`, headers: { ...right, [LEAF]: ["leaf"] } },
  ];
}

/** The header with the certificate itself, which the balancer sends as well. */
const LEAF = "x-amzn-mtls-clientcert-leaf";

/** Subjects that a careless comparison would take for a certificate's. */
function namesLike({ subject }: Certificate): readonly string[] {
  const names = [
    inOtherCase(subject),
    `${subject},O=More`,
    `CN=more,${subject}`,
    `${NOBODY}, ${subject}`,
    `${subject}, ${NOBODY}`,
    subject.split(",").slice(1).join(","),
    `${subject}*`,
    // Two values that something on the way has joined, of which the second is a certificate's own.
    ...[...subject.matchAll(/,/g)].map(
      ({ index }) => `${subject.slice(0, index)}, ${subject.slice(index + 1)}`,
    ),
  ];
  return names.filter((name) => name !== "");
}

/** The name with its first plain value in the other case: types have none that counts, and neither have hexadecimal digits. */
function inOtherCase(subject: string): string {
  return subject.replace(/=([^#,+\\][^,+\\]*)(?=,|$)/, (part) => {
    const value = part.slice(1);
    const upper = value.toUpperCase();
    return `=${value === upper ? value.toLowerCase() : upper}`;
  });
}

/** A certificate of the next consumer, or of nobody if there is no other. */
function otherOf(holders: readonly CertificateHolder[], holder: CertificateHolder): Certificate {
  const next = holders[(holders.indexOf(holder) + 1) % holders.length];
  const [other] = next === holder ? [] : (next?.certificates ?? []);
  return other ?? { subject: NOBODY, issuer: NOBODY, serial: "7F" };
}
