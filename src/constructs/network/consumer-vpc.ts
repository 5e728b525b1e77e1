import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Consumer, Premises as PremisesSettings } from "../../model/consumer";
import type { ConsumerDocuments } from "../../policies/consumer-documents";
import { sessionEndpointPolicy } from "../../policies/roles/session-policy";
import type { ApiAddress } from "./api-address";
import { ClientSecurityGroups } from "./client-security-groups";
import { executeApiEndpoint } from "./execute-api-endpoint";
import { InterfaceEndpoint } from "./interface-endpoint";
import { PrivateNetwork } from "./private-network";

export interface PremisesProps {
  /** Beginning of every name. */
  readonly name: string;
  readonly consumer: Consumer;
  readonly premises: PremisesSettings;
  readonly documents: ConsumerDocuments;
  /** The policies with which Lambda deletes interfaces in clients' subnets and group; they outlive both. */
  readonly interfacePolicies: readonly ITerraformDependable[];
}

/**
 * Where a consumer's clients run: the client subnets of a VPC, made or adopted and then left as it is, with the
 * endpoints that lead out of it, and who may talk to whom in it.
 */
export class Premises extends Construct {
  /** The endpoint that calls of private APIs go through. */
  readonly endpointId: string;
  readonly clientSubnetIds: readonly string[];
  readonly clientGroupId: string;
  /** How an API is reached from here. */
  readonly addressOf: (apiId: string) => ApiAddress;

  constructor(scope: Construct, id: string, props: PremisesProps) {
    super(scope, id);
    const { name, consumer, premises, documents, interfacePolicies } = props;
    const { region, clients } = consumer;
    const { executeApi, sts, ssm } = premises;

    const network = clientNetwork(this, props);
    const groups = new ClientSecurityGroups(this, "groups:Default", {
      name,
      vpcId: network.vpcId,
      interfacePolicies,
      existingEndpointGroupId: executeApi.kind === "existing" ? executeApi.securityGroupId : undefined,
      otherEndpoints: sts || ssm,
      adoptedSts: !sts && clients.some(({ auth }) => auth === "assume-role"),
      adoptedSsm: !ssm && clients.some(({ type }) => type === "instance"),
      existingStsGroupId: premises.existingStsGroupId,
    });
    const place = { region, vpcId: network.vpcId, subnetIds: network.endpointSubnetIds };
    const { endpointId, addressOf } = executeApiEndpoint(this, {
      ...place,
      name: `${name}-execute-api`,
      executeApi,
      policy: documents.endpointPolicy,
      securityGroupId: groups.endpointGroupId,
    });
    for (const { service, policy } of otherEndpoints(premises, documents)) {
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

/** The endpoints that are made beside the one for calls: for STS, and for sessions on instances. */
function otherEndpoints({ sts, ssm }: PremisesSettings, { stsEndpointPolicy, clients }: ConsumerDocuments) {
  const instances = clients.filter(({ client }) => client.type === "instance").map(({ roleArn }) => roleArn);
  const sessions = (["ssm", "ssmmessages"] as const).map((service) => ({
    service,
    policy: sessionEndpointPolicy(service, instances),
  }));
  return [
    ...(sts && stsEndpointPolicy ? [{ service: "sts" as const, policy: stsEndpointPolicy }] : []),
    ...(ssm && instances.length > 0 ? sessions : []),
  ];
}

function clientNetwork(
  scope: Construct,
  { name, consumer: { region }, premises: { network }, interfacePolicies }: PremisesProps,
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
