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
import type { GatewayConsumer } from "../model/gateway/gateway";
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
      const serviceName = serviceNames[use.name];
      if (serviceName === undefined)
        throw new Error(`expected the endpoint service of ${use.name}, got none`);
      return new UsedService(this, `service:${use.name}`, {
        ...{ consumer: name, use, serviceName, vpcId, endpointGroupId, listenerArn },
        places: placesOf(use),
      });
    });
    const api = new HttpApi(this, "api:Default", {
      ...{ name, gateway, uses, linkGroupId, listenerArn },
      subnetIds: balancerSubnetIds,
    });
    const { apiId, apiEndpoint } = api;
    const { stageName } = new GatewayStage(this, "stage:gateway", {
      ...gateway,
      name,
      apiId,
      routes: api.routes,
    });
    if (waf) {
      const headers = { hasSecrets: true, clientIpHeader: CLIENT_IP_HEADER };
      new WebAcl(this, "acl:gateway", { ...waf, name, resourceArn: balancerArn, ...headers });
    }
    if (access.kind === "iam") {
      callerPolicies(this, {
        ...{ name, callers: access.callers },
        api: { account, region, apiId, stage: DEFAULT_STAGE },
        offered: uses.flatMap(({ routes }) => routes),
      });
    }
    const own = domain && new GatewayDomain(this, "domain:gateway", { domain, apiId, stageName });

    publishFacts(this, {
      endpoint_ids: Object.fromEntries(uses.map(({ name: use }, i) => [use, services[i]?.endpointId])),
      gateway_api_id: apiId,
      gateway_url: domain ? `https://${domain.name}` : apiEndpoint,
      ...(own && {
        gateway_domain_target: { name: own.targetDomainName, hosted_zone_id: own.targetHostedZoneId },
      }),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
