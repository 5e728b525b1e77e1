/**
 * The steps of a call through a gateway, in the order in which AWS decides it: the HTTP API with its stage, its routes, their throttle
 * and their authorization; the VPC link; the balancer's firewall and its rules; the endpoint; and the service's own balancer and
 * servers.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export const GATEWAY_HOPS = [
  "api",
  "route",
  "throttle",
  "authorization",
  "link",
  "firewall",
  "balancer",
  "network",
  "service",
] as const;
