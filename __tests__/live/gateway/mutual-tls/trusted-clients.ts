import {
  DescribeTrustStoreRevocationsCommand,
  GetTrustStoreCaCertificatesBundleCommand,
  GetTrustStoreRevocationContentCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Account } from "../../support/accounts/accounts";
import { pemBlocks } from "../../support/certificates/pem-blocks";
import { type ReadCertificate, readCertificate } from "../../support/certificates/read-certificate";
import { type RevocationList, revocationList } from "../../support/certificates/revocation-list";

/** The authorities whose clients a listener trusts, and the certificates that they have revoked. */
export interface TrustedClients {
  readonly authorities: readonly ReadCertificate[];
  /** The authorities in PEM, whose names a listener tells its clients. */
  readonly bundle: string;
  readonly lists: readonly RevocationList[];
}

/** Reads a trust store back from the emulated AWS. */
export async function trustedClients({ elb }: Account, TrustStoreArn: string): Promise<TrustedClients> {
  const { Location } = await elb.send(new GetTrustStoreCaCertificatesBundleCommand({ TrustStoreArn }));
  const described = new DescribeTrustStoreRevocationsCommand({ TrustStoreArn });
  const { TrustStoreRevocations = [] } = await elb.send(described);
  const bundle = await contentAt(Location);
  const lists = TrustStoreRevocations.map(async ({ RevocationId }) => {
    const content = new GetTrustStoreRevocationContentCommand({ TrustStoreArn, RevocationId });
    return contentAt((await elb.send(content)).Location);
  });
  return {
    bundle,
    authorities: (pemBlocks(bundle, "CERTIFICATE") ?? []).map(({ der }) => readCertificate(der)),
    lists: (await Promise.all(lists)).flatMap((list) =>
      (pemBlocks(list, "X509 CRL") ?? []).map(({ der }) => revocationList(der)),
    ),
  };
}

async function contentAt(location: string | undefined): Promise<string> {
  const answer = await fetch(location ?? "");
  if (!answer.ok) throw new Error(`${location} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer()).toString("latin1");
}
