import { type Finding, fact, listed, problem, unless } from "../../finding";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { noOther, onlyOne } from "../../held/only";
import { objectOf, ofType, type Resource, type Stack } from "../../stack/stack-json";
import type { EntranceExpectations } from "../entrance-expectations";
import { closedBucket, partOf } from "./closed-bucket";
import { uploadedFile } from "./uploaded-file";

/** The authorities of an entrance, and what they revoked. */
export interface TrustStore {
  readonly store?: Resource;
  readonly revocations: readonly string[];
  /** The address of the bucket that both come from, and those of its parts. */
  readonly bucket?: string;
  readonly settings: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The trust store: its bundle is the file beside the stack in the version that was uploaded, and each list of the deployment file
 * is one of its revocations. A balancer reads a file once, so that without the version a change would stay unseen.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export function trustStore(
  stack: Stack,
  { revocationLists, partition }: Pick<EntranceExpectations, "revocationLists" | "partition">,
): TrustStore {
  const { resource: store, findings } = onlyOne(stack, "aws_lb_trust_store");
  const bucket = ofType(stack, "aws_s3_bucket").find(
    ({ address }) => of(address) === store?.attributes.ca_certificates_bundle_s3_bucket,
  );
  if (store === undefined || bucket === undefined) {
    const text = "expected a trust store whose bundle is in a bucket of the stack, got none";
    return { revocations: [], settings: [], findings: [...findings, problem(stack, text)] };
  }
  const closed = closedBucket(stack, bucket, partition);
  const versions = partOf(stack, "aws_s3_bucket_versioning", bucket, {
    versioning_configuration: { status: "Enabled" },
  });
  const settings = [...closed.settings, ...(versions.resource ? [versions.resource.address] : [])];
  const bundle = uploadedFile(stack, { key: "ca-bundle.pem", name: "ca-bundle", bucket, settings });
  const object = bundle.resource?.address;
  const lists = revocationLists.map((name) => {
    const key = `revocations/${name}.pem`;
    return revocation(stack, store, bucket, name, uploadedFile(stack, { key, name, bucket, settings }));
  });
  const objects = [object, ...lists.map((one) => one.object)];
  const revocations = lists.flatMap(({ resource }) => resource?.address ?? []);
  const wrong = [
    ...[closed, versions, bundle, ...lists].flatMap((one) => one.findings),
    ...exactly(stack, store, {
      ca_certificates_bundle_s3_bucket: of(bucket.address),
      ca_certificates_bundle_s3_key: of(object, "key"),
      ca_certificates_bundle_s3_object_version: of(object, "version_id"),
    }),
    ...noOther(stack, "aws_s3_bucket_versioning", [versions.resource?.address], "is of no trust store"),
    ...noOther(stack, "aws_s3_object", objects, "is no file of the trust store"),
    ...noOther(stack, "aws_lb_trust_store_revocation", revocations, "is no list of the file"),
  ];
  const text = `${store.address} has the authorities of ${object}, in the version that was uploaded, less what ${listed(revocations)} revoke`;
  return {
    ...{ store, revocations, bucket: bucket.address, settings: closed.settings },
    findings: wrong.length > 0 ? wrong : [fact(stack, text)],
  };
}

interface Revocation {
  readonly resource?: Resource;
  /** The address of the object that the list is in. */
  readonly object?: string;
  readonly findings: readonly Finding[];
}

function revocation(
  stack: Stack,
  store: Resource,
  bucket: Resource,
  name: string,
  uploaded: ReturnType<typeof uploadedFile>,
): Revocation {
  const object = uploaded.resource?.address;
  const all = ofType(stack, "aws_lb_trust_store_revocation").filter(
    ({ attributes }) => attributes.revocations_s3_key === of(object, "key"),
  );
  const [resource] = all;
  if (resource === undefined || all.length > 1) {
    const text = `expected one revocation of the list ${name}, got ${all.length}`;
    return { object, findings: [...uploaded.findings, problem(stack, text)] };
  }
  return {
    ...{ resource, object },
    findings: [
      ...uploaded.findings,
      ...exactly(stack, resource, {
        trust_store_arn: of(store.address, "arn"),
        revocations_s3_bucket: of(bucket.address),
        revocations_s3_key: of(object, "key"),
        revocations_s3_object_version: of(object, "version_id"),
      }),
      ...unless(
        objectOf(resource.attributes.lifecycle).create_before_destroy === true,
        stack,
        `expected ${resource.address} to be made before the old one goes, as a certificate would be accepted meanwhile`,
      ),
    ],
  };
}
