import type { Forward, PassingRequest } from "../../../../proxy";
import { requesterOf } from "../../../../requests/requester";
import { callerOf } from "../../../access/caller";
import type { EndpointService, EndpointServices } from "../endpoint-services";

/** The services of whoever asks, by id. */
export type OwnServices = (serviceId: string) => Promise<EndpointService | undefined>;

export async function ownServices(
  passing: PassingRequest,
  forward: Forward,
  services: EndpointServices,
): Promise<OwnServices> {
  const { account } = await callerOf(passing, forward);
  const { region } = requesterOf(passing);
  return async (id) => {
    const found = await services.find(`com.amazonaws.vpce.${region}.${id}`, region, forward);
    return found?.account === account ? found : undefined;
  };
}
