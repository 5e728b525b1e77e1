import { routeArn } from "../../model/aws/arn";
import { partitionOf } from "../../model/aws/partition";
import { type Client, callingRoleArn, type Use } from "../../model/consumer";
import { hasEntrance } from "../../model/services/traits";
import type { PolicyDocument } from "../../policies/document";
import { endpointPolicyOf, identityPolicyOf, stsEndpointPolicyOf } from "../../policies/document-ref";
import type { ConsumerWorld } from "../world/world";
import { certificateShare } from "./certificates/certificate-shares";
import { type OwnShare, proveDocument, type Share } from "./document-proof";
import { keyShares, usedBy } from "./keys/key-shares";
import { readingShares, uses } from "./keys/secret-shares";
import { joined, type ProofPart } from "./part";

/** Decides every class of requests by each of a consumer's documents alone, whatever providers' documents say. */
export function proveConsumer(world: ConsumerWorld): ProofPart {
  return joined([...endpointShares(world), ...clientShares(world), ...keyShares(world)].map(proveDocument));
}

/** The endpoints are the way for the consumer's clients to their routes and roles, and for nobody to anything else. */
function endpointShares(world: ConsumerWorld): readonly OwnShare[] {
  const { consumer, documents, endpoint } = world;
  const { stackId, region, uses, clients, vpc } = consumer;
  const common = { path: `consumers.${stackId}`, partition: partitionOf(region) };
  const assuming = clients.filter((client) => client.auth === "assume-role");
  return [
    ...(endpoint?.policy
      ? [
          {
            ...common,
            ref: endpointPolicyOf(stackId),
            document: endpoint.policy,
            allows: uses
              .filter((use) => !hasEntrance(use))
              .map((use) => ({
                ...invoke(world, use),
                roleArns:
                  use.auth === "iam"
                    ? clients.filter((client) => client.use === use).map(callingRoleArn)
                    : undefined,
              })),
          },
        ]
      : []),
    ...(vpc?.sts && documents.stsEndpointPolicy
      ? [
          {
            ...common,
            ref: stsEndpointPolicyOf(stackId),
            document: documents.stsEndpointPolicy,
            allows: [
              {
                action: "sts:AssumeRole",
                roleArns: assuming.map(({ roleArn }) => roleArn),
                resources: assuming.map(({ accessRole }) => accessRole.arn),
              },
            ],
          },
        ]
      : []),
  ];
}

function clientShares(world: ConsumerWorld): readonly OwnShare[] {
  const { stackId, region } = world.consumer;
  return world.documents.clients.flatMap(({ client, policy }) => {
    if (policy === undefined) return [];
    return {
      path: `consumers.${stackId}.clients.${client.name}`,
      partition: partitionOf(region),
      ref: identityPolicyOf(client.roleArn),
      document: policy,
      ...shareOf(world, client, policy),
    };
  });
}

function shareOf(
  world: ConsumerWorld,
  client: Client,
  policy: PolicyDocument,
): Pick<OwnShare, "allows" | "contexts"> {
  if (client.auth === "assume-role")
    return { allows: [{ action: "sts:AssumeRole", resources: [client.accessRole.arn] }] };
  if (client.auth === "certificate") {
    const signed = client.use.auth === "iam" ? [invoke(world, client.use)] : [];
    return { allows: [certificateShare(world, client), ...signed] };
  }
  if (client.auth !== "api-key") return { allows: [invoke(world, client.use)] };
  const used = usedBy(world, (kept) => kept.readerRoleArns.includes(client.roleArn));
  return { allows: readingShares(used), contexts: uses(used, "identity-policy", policy) };
}

function invoke({ apis }: ConsumerWorld, { name, routes }: Use): Share {
  const api = apis[name];
  if (api === undefined) throw new Error(`expected an API for the use ${name}, got none`);
  const stage = { ...api, apiId: api.id };
  return { action: "execute-api:Invoke", resources: routes.map((route) => routeArn(stage, route)) };
}
