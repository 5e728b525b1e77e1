import type { Deployment } from "../../../model/deployment";
import { expectedGateway } from "./expected-gateway";
import { expectedService } from "./expected-service";
import type { SystemExpectations } from "./gateway-expectations";

/** The words of a deployment file about its gateways and services: all that the proof knows beside the stacks' JSON. */
export function expectedSystem({
  gatewayConsumers,
  serviceProviders,
}: Pick<Deployment, "gatewayConsumers" | "serviceProviders">): SystemExpectations {
  return {
    gateways: Object.fromEntries(gatewayConsumers.map((one) => [one.stackId, expectedGateway(one)])),
    services: Object.fromEntries(serviceProviders.map((one) => [one.stackId, expectedService(one)])),
  };
}
