import type { DeployedSystem } from "./deployed-system";
import { Gateway, type GatewayOptions } from "./gateway";

/**
 * A gateway for the tests of a `describe`, from before anything is applied: the functions of these accounts run in it while
 * Terraform applies.
 */
export function useGateway(
  system: () => DeployedSystem,
  accountIds: readonly string[],
  options?: GatewayOptions,
): () => Gateway {
  let gateway: Gateway | undefined;
  beforeAll(() => {
    gateway = new Gateway(system(), accountIds, options);
    gateway.runFunctions();
  });
  afterAll(() => gateway?.close());
  return () => {
    if (gateway === undefined) throw new Error("there is no system");
    return gateway;
  };
}
