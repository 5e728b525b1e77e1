import type { Target } from "../client/environment";
import type { Expectations } from "../client/read-environment";
import { parseRoute, type Route } from "../client/route";

/** The variables of the function that keeps a gateway's VPC link awake. */
export interface KeepWarmEnvironment {
  /** The gateway's address, without a path: `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com` or its own name. */
  readonly GATEWAY_URL: string;
  /** The route that leads over the link and to no service. */
  readonly ROUTE: string;
  /** The body of the balancer's own 404. API Gateway's has another one. */
  readonly BALANCER_ANSWER: string;
  /** The time limit of the call, retries included, in seconds: more than 0, at most 300. */
  readonly TIMEOUT_SECONDS: string;
}

export const KEEP_WARM_ENVIRONMENT: Expectations<KeepWarmEnvironment> = {
  GATEWAY_URL: { expected: "https://<host>", accepts: (url) => /^https:\/\/[A-Za-z0-9.-]+$/.test(url) },
  ROUTE: { expected: "a route like GET /", accepts: (text) => parseRoute(text) !== undefined },
  BALANCER_ANSWER: { expected: "a body", accepts: (body) => body !== "" },
  TIMEOUT_SECONDS: {
    expected: "seconds, more than 0 and at most 300",
    accepts: (text) => Number(text) > 0 && Number(text) <= 300,
  },
};

/**
 * The gateway that a checked environment describes. Its stage is at the root of its address.
 * @param region of the gateway, which the signature names
 */
export function gatewayOf(environment: KeepWarmEnvironment, region: string): Target {
  const { hostname } = new URL(environment.GATEWAY_URL);
  return {
    ...{ hostname, port: 443, host: hostname, basePath: "", region },
    defaultRoute: parseRoute(environment.ROUTE) as Route,
    timeoutMs: Number(environment.TIMEOUT_SECONDS) * 1000,
  };
}
