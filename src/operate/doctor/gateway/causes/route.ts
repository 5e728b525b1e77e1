import { SERVICE_HEADER } from "../../../../model/gateway/names";
import { routeKey } from "../../../../model/routes/route";
import { deployOnly } from "../../cause";
import type { LiveRoute } from "../facts/routes";
import type { GatewayCall } from "../gateway-call";
import { gatewayCause } from "./gateway-cause";

export const routeAbsent = gatewayCause({
  id: "gateway-route-absent",
  hop: "route",
  name: "The gateway does not have the route",
  reads: ["httpApi", "routes"],
  look: ({ httpApi, routes }, call) => {
    if (httpApi === undefined || routeOf(call, routes) !== undefined) return undefined;
    const served = routes
      .map(({ key }) => key)
      .sort()
      .join(", ");
    const evidence = [{ live: `${httpApi.id} has ${served || "no route"}`, intended: routeKey(call.route) }];
    return { evidence, mend: deployOnly(call.consumer) };
  },
});

/** The integration tells the balancer, in a header, for which service a call is. */
export const otherService = gatewayCause({
  id: "gateway-integration",
  hop: "route",
  name: "The route does not lead to its service",
  reads: ["routes", "integrations", "balancer"],
  look: ({ routes, integrations, balancer }, call) => {
    const route = routeOf(call, routes);
    if (route === undefined) return undefined;
    const integration = integrations.find(({ id }) => id === route.integrationId);
    const named = integration?.parameters[`overwrite:header.${SERVICE_HEADER}`];
    const isListener = balancer?.listeners.some(({ arn }) => arn === integration?.uri) ?? true;
    if (named === call.use.name && isListener) return undefined;
    const live =
      integration === undefined
        ? `no integration ${route.integrationId ?? ""}`.trimEnd()
        : `${SERVICE_HEADER}: ${named ?? "absent"}, at ${integration.uri}`;
    const listener = balancer?.listeners[0]?.arn ?? "the balancer's listener";
    return {
      evidence: [{ live, intended: `${SERVICE_HEADER}: ${call.use.name}, at ${listener}` }],
      mend: deployOnly(call.consumer),
    };
  },
});

/** The route of a call, if the gateway has it. */
export function routeOf({ route }: GatewayCall, routes: readonly LiveRoute[]): LiveRoute | undefined {
  return routes.find(({ key }) => key === routeKey(route));
}
