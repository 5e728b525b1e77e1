import { pemBlocks } from "../../../../support/certificates/pem-blocks";
import {
  hasSigned,
  type RevocationList,
  revocationList,
} from "../../../../support/certificates/revocation-list";
import { bundleCertificates } from "./bundle-problem";
import { revokedEntries, type TrustStore } from "./trust-stores";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_LISTS = 30;
const MOST_ENTRIES = 500_000;
const MOST_BYTES = 50 * 1024 * 1024;

/** A refusal of a list, by its code. */
export interface ListProblem {
  readonly code: "InvalidRevocationContent" | "TooManyTrustStoreRevocationEntries";
  readonly message: string;
}

/** The list of a file in PEM; a problem where a trust store does not take it. */
export function acceptedList(store: TrustStore, content: Buffer): RevocationList | ListProblem {
  if (content.length > MOST_BYTES) return invalid(`The revocation list has more than ${MOST_BYTES} bytes`);
  if (store.revocations.length >= MOST_LISTS)
    return invalid(`The trust store has ${MOST_LISTS} revocation lists already`);
  const list = listIn(content);
  if (list === undefined) return invalid("The file is no revocation list in PEM");
  if (list.hasNegative) return invalid("The revocation list has a negative serial number");
  if (!bundleCertificates(store.bundle).some((certificate) => hasSigned(certificate, list)))
    return invalid("The revocation list is signed by no certificate authority of the trust store");
  return revokedEntries(store) + list.serialNumbers.size > MOST_ENTRIES
    ? {
        code: "TooManyTrustStoreRevocationEntries",
        message: `The trust store would have more than ${MOST_ENTRIES} revocation entries`,
      }
    : list;
}

/** AWS's pages show lists in PEM only (*assumed*: DER is refused). */
function listIn(content: Buffer): RevocationList | undefined {
  const [block, ...others] = pemBlocks(content.toString("latin1"), "X509 CRL") ?? [];
  if (block === undefined || others.length > 0) return undefined;
  try {
    return revocationList(block.der);
  } catch {
    return undefined;
  }
}

function invalid(message: string): ListProblem {
  return { code: "InvalidRevocationContent", message };
}
