import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { DeploymentSettings } from "../model/deployment";
import type { GatewayConsumer } from "../model/gateway/gateway";
import { logicalId } from "../terraform/logical-id";
import { linkedServiceNames } from "../terraform/service-link";
import { configureTerraform } from "../terraform/terraform-settings";

/** The account of a gateway: one HTTP API, one balancer, and an endpoint for each service that is used. */
export class GatewayStack extends TerraformStack {
  constructor(scope: Construct, settings: DeploymentSettings, consumer: GatewayConsumer) {
    super(scope, consumer.stackId);

    configureTerraform(this, settings, consumer);
    linkedServiceNames(this, settings, consumer);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
