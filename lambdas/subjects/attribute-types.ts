/**
 * Types of attributes with a name, by object identifier. The first name of each is what OpenSSL prints, and apart from its case
 * the one of the canonical form; the others are further names for it.
 * @see https://www.rfc-editor.org/rfc/rfc2253#section-2.3
 * @see https://www.rfc-editor.org/rfc/rfc4519#section-2
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  "2.5.4.3": ["CN", "commonName"],
  "2.5.4.4": ["SN", "surname"],
  "2.5.4.5": ["serialNumber"],
  "2.5.4.6": ["C", "countryName"],
  "2.5.4.7": ["L", "localityName"],
  "2.5.4.8": ["ST", "S", "stateOrProvinceName"],
  "2.5.4.9": ["street", "streetAddress"],
  "2.5.4.10": ["O", "organizationName"],
  "2.5.4.11": ["OU", "organizationalUnitName"],
  "2.5.4.12": ["title", "T"],
  "2.5.4.13": ["description"],
  "2.5.4.15": ["businessCategory"],
  "2.5.4.17": ["postalCode"],
  "2.5.4.20": ["telephoneNumber"],
  "2.5.4.41": ["name"],
  "2.5.4.42": ["GN", "G", "givenName"],
  "2.5.4.43": ["initials"],
  "2.5.4.44": ["generationQualifier"],
  "2.5.4.45": ["x500UniqueIdentifier"],
  "2.5.4.46": ["dnQualifier"],
  "2.5.4.65": ["pseudonym"],
  "2.5.4.72": ["role"],
  "2.5.4.97": ["organizationIdentifier"],
  "1.2.840.113549.1.9.1": ["emailAddress", "E", "email"],
  "1.2.840.113549.1.9.2": ["unstructuredName"],
  "1.2.840.113549.1.9.8": ["unstructuredAddress"],
  "0.9.2342.19200300.100.1.1": ["UID", "userId"],
  "0.9.2342.19200300.100.1.25": ["DC", "domainComponent"],
  "1.3.6.1.4.1.311.60.2.1.1": ["jurisdictionL"],
  "1.3.6.1.4.1.311.60.2.1.2": ["jurisdictionST"],
  "1.3.6.1.4.1.311.60.2.1.3": ["jurisdictionC"],
};

const OIDS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([oid, names]) => names.map((name) => [name.toUpperCase(), oid] as const)),
);

const DOTTED = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;

/** A name by which OpenSSL prints another attribute than `UID`: a unique identifier, 0.9.2342.19200300.100.1.44. */
const AMBIGUOUS = "uid";

/**
 * The canonical form of a type, from one of its names in any case or its object identifier: the name in upper case, or the
 * identifier of a type without a name. Undefined for a name that is none of these.
 */
export function canonicalType(text: string): string | undefined {
  if (text === AMBIGUOUS) return undefined;
  const bare = text.replace(/^OID\./i, "");
  const oid = DOTTED.test(bare) ? bare : OIDS.get(text.toUpperCase());
  return oid === undefined ? undefined : (printedType(oid)?.toUpperCase() ?? oid);
}

/** The name that OpenSSL prints for an object identifier; undefined for one without a name. */
export function printedType(oid: string): string | undefined {
  return Object.hasOwn(NAMES, oid) ? NAMES[oid]?.[0] : undefined;
}
