import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { callerPolicies } from "../constructs/gateway/caller-policies";
import { GatewayBalancer, listenerPort } from "../constructs/gateway/gateway-balancer";
import { GatewayDomain } from "../constructs/gateway/gateway-domain";
import { GatewayGroups } from "../constructs/gateway/gateway-groups";
import { gatewayNetwork } from "../constructs/gateway/gateway-network";
import { GatewayStage } from "../constructs/gateway/gateway-stage";
import { HttpApi } from "../constructs/gateway/http-api";
import { UsedService } from "../constructs/gateway/used-service";
import { WebAcl } from "../constructs/rest-api/web-acl";
import type { DeploymentSettings } from "../model/deployment";
import type { GatewayConsumer, ServiceUse } from "../model/gateway/gateway";
import { CLIENT_IP_HEADER, DEFAULT_STAGE, gatewayBalancerName } from "../model/gateway/names";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { linkedServiceNames } from "../terraform/service-link";
import { configureTerraform } from "../terraform/terraform-settings";

/** The account of a gateway: one HTTP API, one balancer, and an endpoint for each service that is used. */
export class GatewayStack extends TerraformStack {
  constructor(scope: Construct, settings: DeploymentSettings, consumer: GatewayConsumer) {
    super(scope, consumer.stackId);
    const { name, account, region, uses, gateway } = consumer;
    const { access, tls, waf, domain } = gateway;

    configureTerraform(this, settings, consumer);
    const serviceNames = linkedServiceNames(this, settings, consumer);
    const { vpcId, balancerSubnetIds, placesOf } = gatewayNetwork(this, consumer);
    const { linkGroupId, balancerGroupId, endpointGroupId } = new GatewayGroups(this, "groups:Default", {
      ...{ name, vpcId, listenerPort: listenerPort(tls) },
      servicePorts: [...new Set(uses.map(({ port }) => port))],
    });
    const { balancerArn, listenerArn } = new GatewayBalancer(this, "balancer:gateway", {
      ...{ name: gatewayBalancerName(name), subnetIds: balancerSubnetIds, groupId: balancerGroupId, tls },
    });
    const services = uses.map((use) => {
      const { endpointId } = new UsedService(this, `service:${use.name}`, {
        ...{ consumer: name, use, vpcId, endpointGroupId, listenerArn },
        serviceName: known(serviceNames[use.name], use),
        places: placesOf(use),
      });
      return [use.name, endpointId] as const;
    });
    const { apiId, apiEndpoint, routes } = new HttpApi(this, "api:Default", {
      ...{ name, gateway, uses, linkGroupId, listenerArn, subnetIds: balancerSubnetIds },
    });
    const { stageName } = new GatewayStage(this, "stage:gateway", { ...gateway, name, apiId, routes });
    if (waf) {
      const request = { hasSecrets: true, clientIpHeader: CLIENT_IP_HEADER };
      new WebAcl(this, "acl:gateway", { ...waf, ...request, name, resourceArn: balancerArn });
    }
    if (access.kind === "iam") {
      const api = { account, region, apiId, stage: DEFAULT_STAGE };
      callerPolicies(this, {
        name,
        api,
        callers: access.callers,
        offered: uses.flatMap((use) => use.routes),
      });
    }
    const own = domain && new GatewayDomain(this, "domain:gateway", { domain, apiId, stageName });

    publishFacts(this, {
      endpoint_ids: Object.fromEntries(services),
      gateway_api_id: apiId,
      gateway_url: domain ? `https://${domain.name}` : apiEndpoint,
      ...(own && { gateway_domain_target: own.target }),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

function known(serviceName: string | undefined, { name }: ServiceUse): string {
  if (serviceName === undefined) throw new Error(`expected the endpoint service of ${name}, got none`);
  return serviceName;
}
