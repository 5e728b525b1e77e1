import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Asset, type Bundles, recorded } from "../bundle/bundle";
import { PrivatelinkService } from "../constructs/endpoint-service/privatelink-service";
import type { DeploymentSettings } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { linkedGatewayEndpoints } from "../terraform/gateway-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";
import { serversOf } from "./servers/servers-of";

/** The account of an endpoint service: its servers, their balancer, and the endpoints that may connect. */
export class ServiceProviderStack extends TerraformStack {
  /** The program of the stack's instances. */
  readonly assets: readonly Asset[];

  constructor(scope: Construct, settings: DeploymentSettings, provider: ServiceProvider, bundles: Bundles) {
    super(scope, provider.stackId);

    configureTerraform(this, settings, provider);
    const code = recorded(bundles);
    const { balancerArn, precondition, facts } = serversOf(this, settings, provider, code);
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

    this.assets = code.used;
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
