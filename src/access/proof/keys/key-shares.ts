import { partitionOf } from "../../../model/aws/partition";
import type { KeptKeys } from "../../../model/keys/kept-keys";
import { identityPolicyOf, secretsManagerEndpointPolicyOf } from "../../../policies/document-ref";
import { ROTATION_ACTIONS } from "../../../policies/keys/key-roles";
import { sampleKeyFacts } from "../../world/key-facts";
import type { ConsumerWorld } from "../../world/world";
import { certificateShare } from "../certificates/certificate-shares";
import type { OwnShare, Share } from "../document-proof";
import { rotatingShares, uses } from "./secret-shares";

/** The rotations write keys, and the endpoint lets through who reads and who writes them. */
export function keyShares(world: ConsumerWorld): readonly OwnShare[] {
  const { consumer, documents } = world;
  const { stackId, region, vpc } = consumer;
  const common = { path: `consumers.${stackId}`, partition: partitionOf(region) };
  const rotations = documents.keys.map(({ kept, rotationPolicy }) => {
    const used = usedBy(world, (one) => one.id === kept.id);
    return {
      ...common,
      ref: identityPolicyOf(kept.rotationRoleArn),
      document: rotationPolicy,
      allows: rotatingShares(used),
      contexts: uses(used, "identity-policy", rotationPolicy),
    };
  });
  const document = documents.secretsManagerEndpointPolicy;
  if (!vpc?.secretsManager || document === undefined) return rotations;
  const ref = secretsManagerEndpointPolicyOf(stackId);
  return [...rotations, { ...common, ref, document, allows: endpointShare(world) }];
}

function endpointShare(world: ConsumerWorld): readonly Share[] {
  const { clients } = world.consumer;
  const readers = clients.filter(({ auth }) => auth === "api-key").map(({ roleArn }) => roleArn);
  const showing = clients.filter(({ auth }) => auth === "certificate");
  const inVpc = world.documents.keys.filter(({ kept }) => kept.owner.kind === "use");
  const rotations = inVpc.map(({ kept }) => kept.rotationRoleArn);
  const read = usedBy(world, (kept) => kept.readerRoleArns.some((arn) => readers.includes(arn)));
  const rotated = usedBy(world, (kept) => kept.owner.kind === "use");
  return [
    // One statement is about all readers: each secret's own policy keeps it to those whose it is.
    {
      action: "secretsmanager:GetSecretValue",
      roleArns: [...readers, ...showing.map(({ roleArn }) => roleArn)],
      resources: [
        ...read.secretArns,
        ...showing.flatMap((client) => certificateShare(world, client).resources),
      ],
    },
    ...ROTATION_ACTIONS.map((action) => ({
      action,
      roleArns: rotations,
      resources: rotated.secretArns,
    })),
  ];
}

/** The secrets and KMS keys of what a consumer keeps. */
export function usedBy({ consumer, documents }: ConsumerWorld, isUsed: (kept: KeptKeys) => boolean) {
  const { secretArns, kmsKeyArns } = sampleKeyFacts(consumer);
  const kept = documents.keys.map((one) => one.kept).filter(isUsed);
  return {
    region: consumer.region,
    secretArns: kept.flatMap(({ keys }) => keys.flatMap(({ id }) => secretArns[id] ?? [])),
    kmsKeyArns: kept.flatMap(({ id }) => kmsKeyArns[id] ?? []),
  };
}
