import type { ConsumerVpc, ExistingEndpoint, MadeEndpoint } from "../../model/consumer";
import type { ConsumerOutline } from "../outline/consumer/consumer";
import type { EndpointsOutline } from "../outline/consumer/endpoints";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";

type ConsumerFile = DeploymentFile["consumers"][string];

/** Everything about a VPC, or nothing: without a network there are no endpoints either. */
export function buildVpc(
  { endpoints: outline, hasFrontDoor, usesEndpoint, usesEntrance }: ConsumerOutline,
  { network, endpoints = {} }: Pick<ConsumerFile, "network" | "endpoints">,
): ConsumerVpc | undefined {
  if (network === undefined) return undefined;
  const { executeApi, sts } = endpoints;
  return {
    network:
      network.kind === "made"
        ? network
        : {
            ...network,
            endpointSubnetIds: network.endpointSubnetIds ?? [],
            addresses: network.addresses ?? {},
          },
    ...(known(usesEndpoint, "usesEndpoint") && { executeApi: buildEndpoint(outline, executeApi) }),
    sts: known(outline.sts, "sts"),
    ...(typeof sts === "object" && { existingStsGroupId: sts.securityGroupId }),
    ssm: known(outline.ssm, "ssm"),
    secretsManager: known(outline.secretsManager, "secretsManager"),
    pinsAddresses: known(hasFrontDoor, "hasFrontDoor") || known(usesEntrance, "usesEntrance"),
  };
}

function buildEndpoint(
  { privateDns, associate }: EndpointsOutline,
  file: NonNullable<ConsumerFile["endpoints"]>["executeApi"],
): MadeEndpoint | ExistingEndpoint {
  if (file?.kind === "existing")
    return { kind: "existing", endpointId: file.existing, securityGroupId: file.securityGroupId };
  return {
    kind: "made",
    privateDns: known(privateDns, "privateDns"),
    associate: known(associate, "associate"),
  };
}
