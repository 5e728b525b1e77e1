import { type Finding, unexpectedKey } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/** Rules and target groups of an application balancer: one of each for a service. */
const MOST_SERVICES = 100;

/** Routes of an HTTP API. AWS raises this quota for an API that exists, so that its first apply has no more. */
const MOST_ROUTES = 300;

/**
 * A gateway leads to as many services as its balancer can tell apart, by as many routes as an API can have.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export function quotas({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(ofConsumer);
}

function ofConsumer({ path, uses, gateways }: GatewayConsumerOutline): readonly Finding[] {
  const place = [...path, "uses"];
  const own = gateways.some(({ keepWarm }) => keepWarm) ? 1 : 0;
  const routes = uses.reduce((count, { listed = [] }) => count + listed.length, own);
  const advice = " (make two gateways)";
  const services = `at most ${MOST_SERVICES} services, as a balancer has no more rules`;
  const got = own ? `${routes}, with that of keepWarm` : String(routes);
  return [
    ...(uses.length > MOST_SERVICES ? [unexpectedKey(place, services, String(uses.length), advice)] : []),
    ...(routes > MOST_ROUTES
      ? [unexpectedKey(place, `at most ${MOST_ROUTES} routes of an HTTP API`, got, advice)]
      : []),
  ];
}
