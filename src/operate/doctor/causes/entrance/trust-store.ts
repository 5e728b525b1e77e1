import { entranceBucketName, verifyingBalancerName } from "../../../../model/mutual-tls/names";
import { cause, deployOnly } from "../../cause";
import { entered } from "../../facts/entrance/entered";

export const absent = cause({
  id: "trust-store-absent",
  hop: "handshake",
  name: "The trust store does not exist",
  reads: ["trustStore"],
  look: ({ trustStore }, call) => {
    const provider = entered(call);
    if (provider === undefined || trustStore !== undefined) return undefined;
    const intended = `a trust store ${verifyingBalancerName(provider.name)}`;
    return { evidence: [{ live: "none", intended }], mend: deployOnly(provider) };
  },
});

/** Terraform knows of a trust store which file it was made from, and not what is in it: another apply changes nothing. */
export const bundleDiffers = cause({
  id: "trust-store",
  hop: "handshake",
  name: "The trust store has other authorities than the deployment's",
  reads: ["trustStore"],
  look: ({ trustStore }, call) => {
    const provider = entered(call);
    const intended = certificatesIn(provider?.service.entrance?.trustStore.caBundle ?? "");
    if (provider === undefined || trustStore === undefined) return undefined;
    const live = certificatesIn(trustStore.caBundle);
    const missing = intended.filter((one) => !live.includes(one)).length;
    const foreign = live.filter((one) => !intended.includes(one)).length;
    if (missing === 0 && foreign === 0) return undefined;
    const bucket = entranceBucketName(provider, "trust");
    return {
      evidence: [
        {
          live: `${trustStore.name}: ${live.length} certificates, of which ${foreign} are not the deployment's; ${missing} are missing`,
          intended: `the ${intended.length} certificates of trustStore.caBundle`,
        },
      ],
      refuses: missing > 0,
      mend: `aws elbv2 modify-trust-store --region ${provider.region} --trust-store-arn ${trustStore.arn} --ca-certificates-bundle-s3-bucket ${bucket} --ca-certificates-bundle-s3-key ca-bundle.pem`,
    };
  },
});

export const listsDiffer = cause({
  id: "revocation-lists",
  hop: "handshake",
  name: "The trust store has other revocation lists than the deployment's",
  reads: ["trustStore"],
  look: ({ trustStore }, call) => {
    const provider = entered(call);
    const lists = provider?.service.entrance?.trustStore.revocationLists ?? [];
    if (provider === undefined || trustStore === undefined) return undefined;
    const live = trustStore.revocationLists.map(({ id, pem }) => ({ id, content: contentOf(pem) }));
    const intended = lists.map(({ name, pem }) => ({ name, content: contentOf(pem) }));
    const missing = intended.filter(({ content }) => !live.some((one) => one.content === content));
    const foreign = live.filter(({ content }) => !intended.some((one) => one.content === content));
    if (missing.length === 0 && foreign.length === 0) return undefined;
    const named = lists.map(({ name }) => name).join(", ") || "none";
    const without = missing.map(({ name }) => `without ${name}`);
    const others = foreign.map(({ id }) => `the list ${id} is not the deployment's`);
    const ids = foreign.map(({ id }) => id).join(" ");
    const remove = `aws elbv2 remove-trust-store-revocations --region ${provider.region} --trust-store-arn ${trustStore.arn} --revocation-ids ${ids}`;
    return {
      evidence: [{ live: `${trustStore.name}: ${[...without, ...others].join("; ")}`, intended: named }],
      // Without a list somebody is let in who should not be.
      refuses: foreign.length > 0,
      mend: [
        ...(foreign.length > 0 ? [remove] : []),
        ...missing.map(({ name }) => forget(provider, name)),
        ...(missing.length > 0 ? [deployOnly(provider)] : []),
      ].join(", then "),
    };
  },
});

/**
 * Terraform takes a list that it made and does not find for an error, and has to forget it first.
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/elbv2/trust_store_revocation.go
 */
function forget({ stackId }: { readonly stackId: string }, list: string): string {
  return `terraform -chdir=cdktf.out/stacks/${stackId} state rm aws_lb_trust_store_revocation.${list}`;
}

/** The certificates of a bundle, each without line breaks. */
function certificatesIn(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(blocks.map(contentOf))];
}

function contentOf(pem: string): string {
  return pem.replace(/\s+/g, "");
}
