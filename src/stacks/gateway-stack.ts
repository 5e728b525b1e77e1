import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Asset, type Bundles, KEEP_WARM, recorded } from "../bundle/bundle";
import { callerPolicies } from "../constructs/gateway/caller-policies";
import { GatewayBalancer, listenerPort } from "../constructs/gateway/gateway-balancer";
import { GatewayDomain } from "../constructs/gateway/gateway-domain";
import { GatewayGroups } from "../constructs/gateway/gateway-groups";
import { gatewayNetwork } from "../constructs/gateway/gateway-network";
import { GatewayStage } from "../constructs/gateway/gateway-stage";
import { HttpApi } from "../constructs/gateway/http-api";
import { KeepWarm } from "../constructs/gateway/keep-warm/keep-warm";
import { UsedService } from "../constructs/gateway/used-service";
import { WebAcl } from "../constructs/rest-api/web-acl";
import type { DeploymentSettings } from "../model/deployment";
import type { GatewayConsumer, ServiceUse } from "../model/gateway/gateway";
import { ownRoutes } from "../model/gateway/keep-warm";
import { CLIENT_IP_HEADER, DEFAULT_STAGE, gatewayBalancerName } from "../model/gateway/names";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { linkedServiceNames } from "../terraform/service-link";
import { configureTerraform } from "../terraform/terraform-settings";

/** The account of a gateway: one HTTP API, one balancer, and an endpoint for each service that is used. */
export class GatewayStack extends TerraformStack {
  /** The code of its function. */
  readonly assets: readonly Asset[];

  constructor(scope: Construct, settings: DeploymentSettings, consumer: GatewayConsumer, bundles: Bundles) {
    super(scope, consumer.stackId);
    const { name, account, region, uses, gateway } = consumer;
    const { access, tls, waf, domain, keepWarm, accessLog } = gateway;

    const code = recorded(bundles);
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
    const api = { account, region, apiId, stage: DEFAULT_STAGE };
    if (access.kind === "iam") {
      const offered = [...uses.flatMap((use) => use.routes), ...ownRoutes(gateway)];
      callerPolicies(this, { name, api, callers: access.callers, offered });
    }
    const own = domain && new GatewayDomain(this, "domain:gateway", { domain, apiId, stageName });
    const url = domain ? `https://${domain.name}` : apiEndpoint;
    if (keepWarm) {
      const props = { party: consumer, code: code.of(KEEP_WARM), api, url, logs: accessLog };
      new KeepWarm(this, "keep_warm", props);
    }

    publishFacts(this, {
      endpoint_ids: Object.fromEntries(services),
      gateway_api_id: apiId,
      gateway_url: url,
      ...(own && { gateway_domain_target: own.target }),
    });

    this.assets = code.used;
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

function known(serviceName: string | undefined, { name }: ServiceUse): string {
  if (serviceName === undefined) throw new Error(`expected the endpoint service of ${name}, got none`);
  return serviceName;
}
