import type { Provider } from "../../../model/provider";
import { type CertificateGrant, certificateGrant } from "../../../policies/mutual-tls/certificate-grant";

/** The authorizer's answers by consumer, as they are bundled with it. */
export function certificateGrants({
  grants,
  service,
}: Pick<Provider, "grants" | "service">): Readonly<Record<string, CertificateGrant>> {
  return Object.fromEntries(
    grants.flatMap(({ consumer, routes, certificate }) =>
      certificate ? [[consumer, certificateGrant(certificate, routes, service.routes)]] : [],
    ),
  );
}
