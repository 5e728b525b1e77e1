import type { App, TerraformStack } from "cdktf";
import type { Asset, Bundles } from "../bundle/bundle";
import type { Deployment } from "../model/deployment";
import { GatewayStack } from "./gateway-stack";
import { ServiceProviderStack } from "./service-provider-stack";

/**
 * The stacks of endpoint services and of the gateways in front of them, in the order of applying: a gateway after its services. A
 * service accepts its gateways' endpoints when it is applied again.
 */
export function gatewayStacks(
  app: App,
  deployment: Deployment,
  bundles: Bundles,
): readonly (TerraformStack & { readonly assets: readonly Asset[] })[] {
  const providers = new Map(
    deployment.serviceProviders.map((provider) => [
      provider.stackId,
      new ServiceProviderStack(app, deployment, provider, bundles),
    ]),
  );
  const gateways = deployment.gatewayConsumers.map((consumer) => {
    const stack = new GatewayStack(app, deployment, consumer, bundles);
    for (const { name, serviceName } of consumer.uses) {
      const provider = serviceName === undefined ? providers.get(name) : undefined;
      if (provider) stack.addDependency(provider);
    }
    return stack;
  });
  return [...providers.values(), ...gateways];
}
