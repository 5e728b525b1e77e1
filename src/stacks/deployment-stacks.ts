import type { App, TerraformStack } from "cdktf";
import type { Asset, Bundles } from "../bundle/bundle";
import type { Deployment } from "../model/deployment";
import { ConsumerStack } from "./consumer-stack";
import { ProviderStack } from "./provider-stack";

/** A stack, and the files that lie next to its JSON. */
type DeployableStack = TerraformStack & { readonly assets: readonly Asset[] };

/**
 * The stacks of a deployment, in the order of applying: a consumer after its providers. A provider learns its
 * consumers' endpoints when it is applied again.
 */
export function deploymentStacks(
  app: App,
  deployment: Deployment,
  bundles: Bundles,
): readonly DeployableStack[] {
  const providers = new Map(
    deployment.providers.map((provider) => [
      provider.stackId,
      new ProviderStack(app, deployment, provider, bundles),
    ]),
  );
  const consumers = deployment.consumers.map((consumer) => {
    const stack = new ConsumerStack(app, deployment, consumer, bundles);
    for (const { name, apiId } of consumer.uses) {
      const provider = apiId === undefined ? providers.get(name) : undefined;
      if (provider) stack.addDependency(provider);
    }
    return stack;
  });
  return [...providers.values(), ...consumers, ...gatewayStacksOf(app, deployment, bundles)];
}

/** Loaded on use, as most deployments have no gateways. */
function gatewayStacksOf(app: App, deployment: Deployment, bundles: Bundles): readonly DeployableStack[] {
  const { serviceProviders, gatewayConsumers } = deployment;
  if (serviceProviders.length + gatewayConsumers.length === 0) return [];
  const { gatewayStacks } = require("./gateway-stacks") as typeof import("./gateway-stacks");
  return gatewayStacks(app, deployment, bundles);
}
