import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Asset, type Bundles, recorded } from "../bundle/bundle";
import type { DeploymentSettings } from "../model/deployment";
import type { Provider } from "../model/provider";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";
import { SERVICE_MAKERS } from "./services/services";

/** A provider's account: the service that it offers. */
export class ProviderStack extends TerraformStack {
  /** The zip files of the stack's functions. */
  readonly assets: readonly Asset[];

  constructor(scope: Construct, settings: DeploymentSettings, provider: Provider, bundles: Bundles) {
    super(scope, provider.stackId);

    configureTerraform(this, settings, provider);
    const makeService = SERVICE_MAKERS[provider.service.type];
    const code = recorded(bundles);
    publishFacts(this, makeService(this, settings, provider, code));

    this.assets = code.used;
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}
