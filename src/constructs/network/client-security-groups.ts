import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface ClientSecurityGroupsProps {
  /** Prefix of the groups' names. */
  readonly name: string;
  readonly vpcId: string;
  /**
   * The role policies that Lambda needs to delete the clients' interfaces; destroyed after the clients'
   * group.
   */
  readonly interfacePolicies: readonly ITerraformDependable[];
  /**
   * The group of an existing execute-api endpoint; it is referred to, not changed.
   * @default a group is made
   */
  readonly existingEndpointGroupId?: string;
  /** True if endpoints of other services are made next to an existing execute-api endpoint. @default false */
  readonly otherEndpoints?: boolean;
  /** True if clients reach STS by a route that the VPC already has. @default false */
  readonly adoptedSts?: boolean;
  /** True if clients reach further services of AWS by a route that the VPC already has. @default false */
  readonly adoptedServices?: Readonly<Record<"ssm" | "secrets_manager", boolean>>;
  /** The group of an existing STS endpoint. @default it is not known, and any address is let through */
  readonly existingStsGroupId?: string;
}

/**
 * The security groups of a consumer's VPC: clients may connect to endpoints, port 443, by group reference.
 * The VPC's resolver needs no rule, since security groups do not filter it.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */
export class ClientSecurityGroups extends Construct {
  readonly clientGroupId: string;
  /** The group of the endpoints that are made here. */
  readonly endpointGroupId?: string;
  /** The rules by which clients reach endpoints. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClientSecurityGroupsProps) {
    super(scope, id);
    const { name, vpcId, existingEndpointGroupId, otherEndpoints = false } = props;
    const { adoptedSts = false, adoptedServices = {}, existingStsGroupId } = props;

    const clients = new SecurityGroup(this, "group:clients", {
      name: `${name}-clients`,
      description: "Clients of private APIs",
      vpcId,
      tags: { Name: `${name}-clients` },
      dependsOn: [...props.interfacePolicies],
    });
    this.clientGroupId = clients.id;
    const rules: ITerraformDependable[] = [];

    if (existingEndpointGroupId === undefined || otherEndpoints) {
      const endpoints = new SecurityGroup(this, "group:endpoints", {
        name: `${name}-endpoints`,
        description: "Interface endpoints",
        vpcId,
        tags: { Name: `${name}-endpoints` },
      });
      rules.push(
        new VpcSecurityGroupIngressRule(this, "rule:endpoints_from_clients", {
          securityGroupId: endpoints.id,
          referencedSecurityGroupId: clients.id,
          description: "HTTPS from clients",
          ...HTTPS,
        }),
        egress(this, "endpoints", clients.id, { referencedSecurityGroupId: endpoints.id }),
      );
      this.endpointGroupId = endpoints.id;
    }
    if (existingEndpointGroupId !== undefined) {
      rules.push(
        egress(this, "existing_endpoint", clients.id, { referencedSecurityGroupId: existingEndpointGroupId }),
      );
    }
    const isStsKnown = existingStsGroupId !== undefined;
    if (adoptedSts) {
      const target = isStsKnown ? { referencedSecurityGroupId: existingStsGroupId } : ANYWHERE;
      rules.push(egress(this, "sts", clients.id, target));
    }
    const [service] = Object.entries(adoptedServices).flatMap(([name, isAdopted]) => (isAdopted ? name : []));
    // One rule to any address serves all: EC2 refuses a second one as a duplicate.
    if (service !== undefined && (!adoptedSts || isStsKnown))
      rules.push(egress(this, service, clients.id, ANYWHERE));
    this.rules = rules;
  }
}

/** The endpoint's group is not given, so HTTPS is allowed to any address. */
const ANYWHERE = { cidrIpv4: "0.0.0.0/0" };

export const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

function egress(
  scope: Construct,
  to: string,
  securityGroupId: string,
  target: { referencedSecurityGroupId: string } | { cidrIpv4: string },
): ITerraformDependable {
  return new VpcSecurityGroupEgressRule(scope, `rule:clients_to_${to}`, {
    securityGroupId,
    description: `HTTPS to ${to.replaceAll("_", " ")}`,
    ...target,
    ...HTTPS,
  });
}
