import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AdoptedBackendNetwork, BackendNetwork as BackendNetworkSettings } from "../../model/provider";
import {
  type DynamodbTraffic,
  dynamodbEndpointPolicy,
} from "../../policies/endpoints/dynamodb-endpoint-policy";
import { policyJson } from "../../terraform/policy-json";
import { PrivateNetwork } from "./private-network";

export interface BackendNetworkProps {
  readonly name: string;
  readonly region: string;
  readonly network: BackendNetworkSettings;
  /** The role policies that Lambda needs to delete interfaces; destroyed after the subnets and group. */
  readonly interfacePolicies: readonly ITerraformDependable[];
  /** The roles that use DynamoDB. @default nothing */
  readonly dynamodb?: DynamodbTraffic;
}

/** The subnets and security group of the backend's functions: egress goes to DynamoDB only, port 443. */
export class BackendNetwork extends Construct {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];

  constructor(scope: Construct, id: string, props: BackendNetworkProps) {
    super(scope, id);
    const { name, region, network, interfacePolicies, dynamodb } = props;

    const { vpcId, subnetIds, routeTableIds } = vpcOf(this, props);
    const group = new SecurityGroup(this, "group:backend", {
      name: `${name}-backend`,
      description: "Backend functions",
      vpcId,
      tags: { Name: `${name}-backend` },
      dependsOn: [...interfacePolicies],
    });
    if (dynamodb && network.dynamodbEndpoint) {
      new VpcEndpoint(this, "endpoint:dynamodb", {
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${region}.dynamodb`,
        vpcId,
        routeTableIds: [...routeTableIds],
        policy: policyJson(dynamodbEndpointPolicy(dynamodb)),
        tags: { Name: `${name}-dynamodb` },
      });
    }
    if (dynamodb) letOutToDynamodb(this, group.id, region);

    this.subnetIds = subnetIds;
    this.securityGroupIds = [group.id];
  }
}

function vpcOf(
  scope: Construct,
  { name, region, network, interfacePolicies }: BackendNetworkProps,
): Omit<AdoptedBackendNetwork, "kind"> {
  if (network.kind === "adopted") return network;
  const subnets = { backend: interfacePolicies };
  const made = new PrivateNetwork(scope, "vpc:Default", { name, region, network, subnets });
  return {
    vpcId: made.vpcId,
    subnetIds: made.subnetIds.backend ?? [],
    routeTableIds: [made.mainRouteTableId],
  };
}

function letOutToDynamodb(scope: Construct, securityGroupId: string, region: string): void {
  const addresses = new DataAwsEc2ManagedPrefixList(scope, "addresses:dynamodb", {
    name: `com.amazonaws.${region}.dynamodb`,
  });
  new VpcSecurityGroupEgressRule(scope, "rule:backend_to_dynamodb", {
    securityGroupId,
    description: "HTTPS to DynamoDB",
    prefixListId: addresses.id,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
}
