import type { Certificate } from "./certificate";
import type { CertificateList } from "./certificate-list";
import { TAG } from "./der/element";
import { Fields, onlyElement } from "./der/fields";
import type { FileProblem } from "./file-problem";
import { pem } from "./pem";
import type { RevocationList } from "./revocation-list";
import { isSignedBy } from "./signature";

/**
 * Quotas of a trust store; 50 MB are read as the smaller number of bytes that they can mean.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MAX_BYTES = 50_000_000;
const MAX_ENTRIES = 500_000;
const MAX_LISTS = 30;

/** The reason why a list is of no use beside these CAs, `expected ..., got ...`; undefined if it is. */
export function revocationProblem(list: CertificateList, cas: readonly Certificate[]): string | undefined {
  const { issuer, algorithm, extensions } = list;
  const named = cas.filter(
    ({ subject }) => subject.canonical === issuer.canonical && issuer.canonical !== "",
  );
  if (named.length === 0) return `expected a list of a CA of the bundle, got one of ${shown(issuer.printed)}`;
  if (algorithm.accepted === undefined)
    return `expected a signature by SHA-256, SHA-384 or SHA-512, got ${algorithm.name} (${issuer.printed})`;
  const signers = named.filter(({ publicKey }) =>
    isSignedBy(list.signed, algorithm, list.signature, publicKey),
  );
  if (signers.length === 0)
    return `expected the signature of the CA of the bundle that is called ${issuer.printed}, got another's`;
  if (signers.every(({ keyUsage }) => keyUsage?.signsRevocationLists === false))
    return `expected a CA whose key usage includes signing lists (cRLSign), got one without it (${issuer.printed})`;
  if (extensions.has(DELTA)) return `expected a complete list, got a delta (${issuer.printed})`;
  if (isIndirect(extensions.get(DISTRIBUTION_POINT)))
    return `expected a list of its own issuer's certificates, got an indirect one (${issuer.printed})`;
  return datesProblem(list) ?? sizeProblem(list);
}

function datesProblem({ issuer, thisUpdate, nextUpdate }: CertificateList): string | undefined {
  if (nextUpdate === undefined || nextUpdate >= thisUpdate) return undefined;
  return `expected a list that is valid until after its date, ${thisUpdate}, got ${nextUpdate} (${issuer.printed})`;
}

/** Extensions that make a list something else than all certificates of its issuer. */
const DELTA = "2.5.29.27";
const DISTRIBUTION_POINT = "2.5.29.28";

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-5.2.5 */
function isIndirect(value: Buffer | undefined): boolean {
  if (value === undefined) return false;
  const fields = new Fields(onlyElement(value, "distribution point", TAG.sequence));
  for (let field = fields.optional(); field !== undefined; field = fields.optional())
    if (field.tag === 0x84) return field.content[0] !== 0;
  return false;
}

function sizeProblem({ serials, der }: CertificateList): string | undefined {
  if (serials.length > MAX_ENTRIES) return `expected at most ${MAX_ENTRIES} entries, got ${serials.length}`;
  // A third more than the DER, and some lines around it; most lists need not be written for that.
  const bytes = der.length * 2 < MAX_BYTES ? 0 : pem("X509 CRL", der).length;
  return bytes > MAX_BYTES ? `expected at most ${MAX_BYTES} bytes, got ${bytes}` : undefined;
}

function shown(name: string): string {
  return name === "" ? "an issuer without a name" : name;
}

/** The reason why a trust store cannot have all these lists. */
export function revocationsProblem(lists: readonly RevocationList[]): FileProblem | undefined {
  if (lists.length > MAX_LISTS)
    return { message: `expected at most ${MAX_LISTS} lists, got ${lists.length}` };
  const entries = lists.reduce((sum, list) => sum + list.entries, 0);
  if (entries <= MAX_ENTRIES) return undefined;
  return { message: `expected at most ${MAX_ENTRIES} entries in all lists together, got ${entries}` };
}
