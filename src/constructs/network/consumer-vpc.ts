import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ConsumerVpc as ConsumerVpcSettings } from "../../model/consumer";
import type { ConsumerDocuments } from "../../policies/consumer-documents";
import type { ApiAddress } from "./api-address";
import { ClientSecurityGroups } from "./client-security-groups";
import { executeApiEndpoint } from "./execute-api-endpoint";
import { InterfaceEndpoint } from "./interface-endpoint";
import { PrivateNetwork } from "./private-network";

export interface ConsumerVpcProps {
  /** Prefix of every name. */
  readonly name: string;
  readonly region: string;
  readonly vpc: ConsumerVpcSettings;
  /** The endpoints' policies; a policy is absent if no client calls that service. */
  readonly documents: Omit<ConsumerDocuments, "clients">;
  /**
   * The role policies that Lambda needs to delete the clients' interfaces; destroyed after subnets and group.
   */
  readonly interfacePolicies: readonly ITerraformDependable[];
}

/**
 * The VPC that a consumer's clients run in, with its interface endpoints and security groups. It is made, or
 * adopted and then left as it is.
 */
export class ConsumerVpc extends Construct {
  /** The execute-api endpoint. */
  readonly endpointId: string;
  readonly clientSubnetIds: readonly string[];
  readonly clientGroupId: string;
  /** The address of an API in this VPC. */
  readonly addressOf: (apiId: string) => ApiAddress;

  constructor(scope: Construct, id: string, props: ConsumerVpcProps) {
    super(scope, id);
    const { name, region, documents, interfacePolicies } = props;
    const { executeApi, sts, ssm, existingStsGroupId } = props.vpc;

    const network = clientNetwork(this, props);
    const groups = new ClientSecurityGroups(this, "groups:Default", {
      name,
      vpcId: network.vpcId,
      interfacePolicies,
      existingEndpointGroupId: executeApi.kind === "existing" ? executeApi.securityGroupId : undefined,
      otherEndpoints: sts || ssm,
      adoptedSts: !sts && documents.stsEndpointPolicy !== undefined,
      adoptedSsm: !ssm && documents.sessionEndpointPolicies !== undefined,
      existingStsGroupId,
    });
    const place = { region, vpcId: network.vpcId, subnetIds: network.endpointSubnetIds };
    const { endpointId, addressOf } = executeApiEndpoint(this, {
      ...place,
      name: `${name}-execute-api`,
      executeApi,
      policy: documents.endpointPolicy,
      securityGroupId: groups.endpointGroupId,
    });
    for (const { service, policy } of otherEndpoints(props)) {
      if (groups.endpointGroupId === undefined)
        throw new Error(`the endpoint of ${service} has no security group`);
      new InterfaceEndpoint(this, `endpoint:${service}`, {
        ...place,
        name: `${name}-${service}`,
        service,
        securityGroupId: groups.endpointGroupId,
        policy,
      });
    }

    this.endpointId = endpointId;
    this.clientSubnetIds = network.clientSubnetIds;
    this.clientGroupId = groups.clientGroupId;
    this.addressOf = addressOf;
  }
}

/** The endpoints that are made in addition to execute-api: STS, and Systems Manager for sessions. */
function otherEndpoints({ vpc: { sts, ssm }, documents }: ConsumerVpcProps) {
  const { stsEndpointPolicy, sessionEndpointPolicies } = documents;
  const sessions = (["ssm", "ssmmessages"] as const).flatMap((service) =>
    sessionEndpointPolicies ? { service, policy: sessionEndpointPolicies[service] } : [],
  );
  return [
    ...(sts && stsEndpointPolicy ? [{ service: "sts" as const, policy: stsEndpointPolicy }] : []),
    ...(ssm ? sessions : []),
  ];
}

function clientNetwork(
  scope: Construct,
  { name, region, vpc: { network }, interfacePolicies }: ConsumerVpcProps,
): { readonly vpcId: string } & Readonly<Record<"clientSubnetIds" | "endpointSubnetIds", readonly string[]>> {
  if (network.kind === "adopted") return network;
  const { vpcId, subnetIds } = new PrivateNetwork(scope, "vpc:Default", {
    name,
    region,
    network,
    subnets: { client: interfacePolicies, endpoint: [] },
  });
  return { vpcId, clientSubnetIds: subnetIds.client ?? [], endpointSubnetIds: subnetIds.endpoint ?? [] };
}
