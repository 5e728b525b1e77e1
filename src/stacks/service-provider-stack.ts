import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { DeploymentSettings } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { linkedGatewayEndpoints } from "../terraform/gateway-link";
import { logicalId } from "../terraform/logical-id";
import { configureTerraform } from "../terraform/terraform-settings";

/** The account of an endpoint service: its servers, their balancer, and the endpoints that may connect. */
export class ServiceProviderStack extends TerraformStack {
  constructor(scope: Construct, settings: DeploymentSettings, provider: ServiceProvider) {
    super(scope, provider.stackId);

    configureTerraform(this, settings, provider);
    linkedGatewayEndpoints(this, settings, provider);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
