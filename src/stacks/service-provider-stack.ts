import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { PrivatelinkService } from "../constructs/endpoint-service/privatelink-service";
import type { DeploymentSettings } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { linkedGatewayEndpoints } from "../terraform/gateway-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";
import { fargateServers } from "./servers/fargate-servers";
import type { Servers } from "./servers/servers";

/** The account of an endpoint service: its servers, their balancer, and the endpoints that may connect. */
export class ServiceProviderStack extends TerraformStack {
  constructor(scope: Construct, settings: DeploymentSettings, provider: ServiceProvider) {
    super(scope, provider.stackId);

    configureTerraform(this, settings, provider);
    const { balancerArn, precondition, facts } = serversOf(this, provider);
    const service = new PrivatelinkService(this, "endpoints:Default", {
      ...{ name: provider.name, region: provider.region, grants: provider.grants },
      ...{ balancerArn, precondition },
      linked: linkedGatewayEndpoints(this, settings, provider),
    });
    publishFacts(this, {
      endpoint_service_name: service.serviceName,
      endpoint_service_id: service.serviceId,
      endpoint_connections: service.connections,
      ...facts,
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

function serversOf(stack: ServiceProviderStack, provider: ServiceProvider): Servers {
  const { compute } = provider.service;
  if (compute.type === "fargate") return fargateServers(stack, provider, compute);
  throw new Error(`no servers of type ${compute.type}`);
}
