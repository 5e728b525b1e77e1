import type { TerraformStack } from "cdktf";
import type { Recorded } from "../../bundle/bundle";
import type { DeploymentSettings } from "../../model/deployment";
import type { Provider } from "../../model/provider";

/** Makes a kind of service in its provider's stack. */
export type ServiceMaker = (
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: Provider,
  bundles: Recorded,
) => ServiceFacts;

/** The outputs of a service for its consumers, under stable names. */
type ServiceFacts = Readonly<Record<string, unknown>>;
