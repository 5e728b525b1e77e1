import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ConsumerVpc as ConsumerVpcSettings } from "../../model/consumer";
import type { ConsumerDocuments } from "../../policies/consumer-documents";
import type { ApiAddress } from "./api-address";
import { clientNetwork } from "./client-network";
import { ClientSecurityGroups } from "./client-security-groups";
import { executeApiEndpoint } from "./execute-api-endpoint";
import { type EndpointSubnet, InterfaceEndpoint } from "./interface-endpoint";

export interface ConsumerVpcProps {
  /** Prefix of every name. */
  readonly name: string;
  readonly region: string;
  readonly vpc: ConsumerVpcSettings;
  /** The consumer's place in the deployment file. */
  readonly path: string;
  /** The endpoints' policies; a policy is absent if no client calls that service. */
  readonly documents: Omit<ConsumerDocuments, "clients" | "keys">;
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
  readonly vpcId: string;
  /** The execute-api endpoint; absent if no private API is called by its own name. */
  readonly endpointId?: string;
  /** The security group of the endpoints that are made. */
  readonly endpointGroupId?: string;
  readonly endpointSubnets: readonly EndpointSubnet[];
  readonly clientSubnetIds: readonly string[];
  readonly clientGroupId: string;
  /** The resources by which clients reach Secrets Manager. */
  readonly waysToSecrets: readonly ITerraformDependable[];
  /** The address of an API behind the execute-api endpoint; absent without one. */
  readonly addressOf?: (apiId: string) => ApiAddress;

  constructor(scope: Construct, id: string, props: ConsumerVpcProps) {
    super(scope, id);
    const { name, region, documents, interfacePolicies } = props;
    const { executeApi, sts, ssm, secretsManager, existingStsGroupId } = props.vpc;

    const network = clientNetwork(this, props);
    const groups = new ClientSecurityGroups(this, "groups:Default", {
      name,
      vpcId: network.vpcId,
      interfacePolicies,
      existingEndpointGroupId: executeApi?.kind === "existing" ? executeApi.securityGroupId : undefined,
      otherEndpoints: sts || ssm || secretsManager,
      adoptedSts: !sts && documents.stsEndpointPolicy !== undefined,
      adoptedServices: {
        ssm: !ssm && documents.sessionEndpointPolicies !== undefined,
        secrets_manager: !secretsManager && documents.secretsManagerEndpointPolicy !== undefined,
      },
      existingStsGroupId,
    });
    const place = { region, vpcId: network.vpcId, subnets: network.endpointSubnets };
    const ofApis =
      executeApi &&
      executeApiEndpoint(this, {
        ...place,
        name: `${name}-execute-api`,
        executeApi,
        policy: documents.endpointPolicy,
        securityGroupId: groups.endpointGroupId,
      });
    const others = otherEndpoints(props).map(({ service, policy }) => {
      if (groups.endpointGroupId === undefined)
        throw new Error(`the endpoint of ${service} has no security group`);
      const { endpoint } = new InterfaceEndpoint(this, `endpoint:${service}`, {
        ...place,
        name: `${name}-${service}`,
        service,
        securityGroupId: groups.endpointGroupId,
        policy,
      });
      return { service, endpoint };
    });

    this.vpcId = network.vpcId;
    this.endpointId = ofApis?.endpointId;
    this.endpointGroupId = groups.endpointGroupId;
    this.endpointSubnets = network.endpointSubnets;
    this.waysToSecrets = [
      ...groups.rules,
      ...others.flatMap(({ service, endpoint }) => (service === "secretsmanager" ? endpoint : [])),
    ];
    this.clientSubnetIds = network.clientSubnetIds;
    this.clientGroupId = groups.clientGroupId;
    this.addressOf = ofApis?.addressOf;
  }
}

/** The endpoints that are made in addition to execute-api: STS, Systems Manager for sessions, Secrets Manager for keys. */
function otherEndpoints({ vpc: { sts, ssm, secretsManager }, documents }: ConsumerVpcProps) {
  const { stsEndpointPolicy, sessionEndpointPolicies, secretsManagerEndpointPolicy } = documents;
  const sessions = (["ssm", "ssmmessages"] as const).flatMap((service) =>
    sessionEndpointPolicies ? { service, policy: sessionEndpointPolicies[service] } : [],
  );
  return [
    ...(sts && stsEndpointPolicy ? [{ service: "sts" as const, policy: stsEndpointPolicy }] : []),
    ...(ssm ? sessions : []),
    ...(secretsManager && secretsManagerEndpointPolicy
      ? [{ service: "secretsmanager" as const, policy: secretsManagerEndpointPolicy }]
      : []),
  ];
}
