import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { Program } from "../../../src/bundle/bundle";
import { PrivatelinkService } from "../../../src/constructs/endpoint-service/privatelink-service";
import { ApiDomain } from "../../../src/constructs/mutual-tls/api-domain";
import { Entrance } from "../../../src/constructs/mutual-tls/entrance";
import { EntranceNetwork } from "../../../src/constructs/mutual-tls/entrance-network";
import { InterfaceEndpoint } from "../../../src/constructs/network/interface-endpoint";
import type { DeploymentSettings } from "../../../src/model/deployment";
import type { EntranceDomain } from "../../../src/model/mutual-tls/entrance";
import type { Party } from "../../../src/model/party";
import type { PolicyDocument } from "../../../src/policies/document";
import { domainPolicy } from "../../../src/policies/mutual-tls/domain-policy";
import { logicalId } from "../../../src/terraform/logical-id";
import { publishFacts } from "../../../src/terraform/publish-facts";
import { configureTerraform } from "../../../src/terraform/terraform-settings";

export interface EntranceStackProps {
  readonly settings: DeploymentSettings;
  readonly party: Party;
  readonly domain: EntranceDomain;
  readonly caBundle: Program;
  readonly revocationLists: Readonly<Record<string, Program>>;
  /** The account whose endpoints may ask for a connection, and those that are accepted. */
  readonly consumer: { readonly account: string; readonly endpointIds: readonly string[] };
  readonly api: { readonly restApiId: string; readonly stageName: string };
  readonly endpointPolicy: PolicyDocument;
}

export const NETWORK = { kind: "made", cidr: "10.3.0.0/22", zones: ["euw1-az1", "euw1-az3"] } as const;

/** A stack with an entrance in front of an API that exists already. */
export class EntranceStack extends TerraformStack {
  constructor(scope: Construct, props: EntranceStackProps) {
    super(scope, props.party.stackId);
    const { settings, party, domain, consumer, api } = props;
    const { name, region } = party;

    configureTerraform(this, settings, party);
    const network = new EntranceNetwork(this, "network:Default", { name, region, network: NETWORK });
    const { endpointId } = new InterfaceEndpoint(this, "endpoint:execute_api", {
      ...{ name, region, service: "execute-api", vpcId: network.vpcId, policy: props.endpointPolicy },
      subnets: network.endpointSubnets,
      securityGroupId: network.endpointGroupId,
      privateDns: false,
    });
    const { balancerArn, certificateArn } = new Entrance(this, "entrance:Default", {
      ...{ ...party, network, entrance: { domain } },
      caBundle: props.caBundle,
      revocationLists: props.revocationLists,
    });
    new ApiDomain(this, "domain:api", {
      ...{ domain, certificateArn, endpointId, policy: domainPolicy(endpointId) },
      apiId: api.restApiId,
      stageName: api.stageName,
    });
    const grant = {
      consumer: "orders",
      isExternal: true,
      account: consumer.account,
      endpoint: { kind: "stated", ids: consumer.endpointIds },
    } as const;
    const { serviceName } = new PrivatelinkService(this, "endpoints:Default", {
      ...{ name, region, balancerArn, grants: [grant], linked: {} },
    });
    publishFacts(this, { endpoint_service_name: serviceName, endpoint_id: endpointId });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
