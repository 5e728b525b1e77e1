import type { TerraformStack } from "cdktf";
import type { Bundles } from "../../bundle/bundle";
import type { DeploymentSettings } from "../../model/deployment";
import type { ServiceProvider } from "../../model/gateway/endpoint-service";
import type { Servers } from "./servers";

/** Makes the servers of an endpoint service. Each kind is loaded on use, as the bindings of any take long. */
export function serversOf(
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: ServiceProvider,
  bundles: Bundles,
): Servers {
  const { compute } = provider.service;
  switch (compute.type) {
    case "fargate": {
      const { fargateServers } = require("./fargate-servers") as typeof import("./fargate-servers");
      return fargateServers(stack, provider, compute);
    }
    case "ec2": {
      const { instanceServers } = require("./instance-servers") as typeof import("./instance-servers");
      return instanceServers(stack, settings, provider, compute, bundles);
    }
    case "existing": {
      const { existingServers } = require("./existing-servers") as typeof import("./existing-servers");
      return existingServers(stack, provider, compute);
    }
  }
}
