import type { Certificate } from "./certificate";

/**
 * The number of CAs from each one up to the last one above it that is known. Who issued a certificate is known by its
 * signature, not only by its name. A CA that issued itself ends a chain, as does one that was met before.
 */
export function chainDepths(cas: readonly Certificate[]): readonly number[] {
  const issuers = cas.map((ca) =>
    cas.filter((other) => other !== ca && ca.x509.checkIssued(other.x509) && ca.x509.verify(other.publicKey)),
  );
  const depth = (ca: Certificate, below: readonly Certificate[]): number => {
    const above = (issuers[cas.indexOf(ca)] ?? []).filter((one) => !below.includes(one));
    return 1 + Math.max(0, ...above.map((one) => depth(one, [...below, ca])));
  };
  return cas.map((ca) => depth(ca, []));
}
