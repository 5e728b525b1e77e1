import type { MutualAuthentication } from "./mutual-listeners";

const ELEMENT = "MutualAuthentication";

/** The clients' part of a call about a listener; undefined where it does not say. */
export function askedAuthentication(parameters: URLSearchParams): MutualAuthentication | undefined {
  const mode = parameters.get(`${ELEMENT}.Mode`);
  if (mode === null) return undefined;
  return {
    mode: mode as MutualAuthentication["mode"],
    trustStoreArn: parameters.get(`${ELEMENT}.TrustStoreArn`) ?? undefined,
    ignoresExpiry: flag(parameters.get(`${ELEMENT}.IgnoreClientCertificateExpiry`)),
    advertises: (parameters.get(`${ELEMENT}.AdvertiseTrustStoreCaNames`) as "on" | "off" | null) ?? undefined,
  };
}

/** As Elastic Load Balancing describes it. */
export function describedAuthentication(mutual: MutualAuthentication): string {
  const { mode, trustStoreArn, ignoresExpiry, advertises } = mutual;
  const verifying =
    mode === "verify"
      ? [
          `<TrustStoreArn>${trustStoreArn}</TrustStoreArn>`,
          `<IgnoreClientCertificateExpiry>${ignoresExpiry ?? false}</IgnoreClientCertificateExpiry>`,
          "<TrustStoreAssociationStatus>active</TrustStoreAssociationStatus>",
          `<AdvertiseTrustStoreCaNames>${advertises ?? "off"}</AdvertiseTrustStoreCaNames>`,
        ]
      : [];
  return `<${ELEMENT}><Mode>${mode}</Mode>${verifying.join("")}</${ELEMENT}>`;
}

function flag(value: string | null): boolean | undefined {
  return value === null ? undefined : value === "true";
}
