import { verifyingBalancerName } from "../../../../model/mutual-tls/names";
import type { ClientOf } from "../../../aws/clients";
import { onAll } from "../needed";
import { type Reading, unlessAbsent } from "../reading";
import { byEntrance, entered } from "./entered";

/** A trust store with its content, as the balancer keeps it. */
export interface LiveTrustStore {
  readonly arn: string;
  readonly name: string;
  /** The authorities' certificates in PEM. */
  readonly caBundle: string;
  readonly revocationLists: readonly LiveRevocationList[];
}

export interface LiveRevocationList {
  readonly id: number;
  /** In PEM. */
  readonly pem: string;
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreCaCertificatesBundle.html */
export const trustStoreReading: Reading<LiveTrustStore | undefined> = {
  what: "the trust store",
  key: byEntrance,
  needs: (call) => {
    const provider = entered(call);
    if (provider === undefined) return [];
    return onAll(
      provider,
      "elasticloadbalancing:DescribeTrustStores",
      "elasticloadbalancing:DescribeTrustStoreRevocations",
      "elasticloadbalancing:GetTrustStoreCaCertificatesBundle",
      "elasticloadbalancing:GetTrustStoreRevocationContent",
    );
  },
  read: async (call, { aws }) => {
    const provider = entered(call);
    return provider && storeNamed(aws(provider).client("elb"), verifyingBalancerName(provider.name));
  },
};

async function storeNamed(elb: ClientOf<"elb">, name: string): Promise<LiveTrustStore | undefined> {
  const asked = elb.describeTrustStores({ Names: [name] });
  const found = await unlessAbsent(asked, "TrustStoreNotFoundException", "TrustStoreNotFound");
  const TrustStoreArn = found?.TrustStores?.[0]?.TrustStoreArn;
  if (TrustStoreArn === undefined) return undefined;
  const { TrustStoreRevocations = [] } = await elb.describeTrustStoreRevocations({ TrustStoreArn });
  const bundle = await elb.getTrustStoreCaCertificatesBundle({ TrustStoreArn });
  const revocationLists = await Promise.all(
    TrustStoreRevocations.map(async ({ RevocationId }) => {
      const { Location } = await elb.getTrustStoreRevocationContent({ TrustStoreArn, RevocationId });
      return { id: RevocationId ?? 0, pem: await textAt(Location) };
    }),
  );
  return { arn: TrustStoreArn, name, caBundle: await textAt(bundle.Location), revocationLists };
}

/** The text at an address that AWS has presigned, for ten minutes. */
async function textAt(location = ""): Promise<string> {
  const response = await fetch(location, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok) return response.text();
  throw new Error(`expected the trust store's content, got the status ${response.status}`);
}

const TIMEOUT_MS = 30_000;
