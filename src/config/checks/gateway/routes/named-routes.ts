import { routeKey } from "../../../../model/routes/route";
import { grantedRoutes } from "../../../../model/routes/written-routes";
import { didYouMean } from "../../../findings/did-you-mean";
import { type Finding, oneOf, type Path, quoted, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { HttpGatewayOutline } from "../../../outline/gateway/http-gateway";

/** Whatever a gateway says of a route is of one that its uses declare. */
export function namedRoutes({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) =>
    consumer.gateways.flatMap((gateway) => ofGateway(consumer, gateway)),
  );
}

function ofGateway(
  { offered }: GatewayConsumerOutline,
  { path, value, callers }: HttpGatewayOutline,
): readonly Finding[] {
  if (offered === undefined) return [];
  const keys = offered.map(routeKey);
  const wanted = oneOf("routes of the gateway", keys);
  const strangers = (place: Path, named: object | undefined) =>
    Object.keys(named ?? {})
      .filter((key) => !keys.includes(key))
      .map((key) => unexpectedKey([...place, key], wanted, quoted(key), didYouMean(key, keys)));
  return [
    ...strangers([...path, "jwt", "scopes"], value?.jwt?.scopes),
    ...strangers([...path, "throttle", "routes"], value?.throttle?.routes),
    ...callers.flatMap(({ listed = [] }) =>
      listed.flatMap(({ path: place, route }) => {
        if (route === undefined || grantedRoutes([route], offered).length > 0) return [];
        const key = routeKey(route);
        return [unexpected(place, wanted, quoted(key), didYouMean(key, keys))];
      }),
    ),
  ];
}
