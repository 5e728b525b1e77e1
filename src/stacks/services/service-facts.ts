import type { TerraformStack } from "cdktf";
import type { Bundles } from "../../bundle/bundle";
import type { DeploymentSettings } from "../../model/deployment";
import type { Provider } from "../../model/provider";

/** Makes a kind of service in its provider's stack. */
export type ServiceMaker = (
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: Provider,
  bundles: Bundles,
) => ServiceFacts;

/** The values that consumers can learn of a service: outputs of its stack, under names that stay. */
export type ServiceFacts = Readonly<Record<string, unknown>>;
