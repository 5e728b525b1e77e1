import type { Expectations } from "./read-environment";
import { parseRoute, type Route } from "./route";

/** The variables that every client needs. */
export interface ClientEnvironment {
  /**
   * Where to connect, with the stage. One of the three ways to reach a private API:
   * `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod` (private DNS),
   * `https://vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod` (the endpoint's own name) or
   * `https://a1b2c3d4e5-vpce-0abc.execute-api.eu-west-1.amazonaws.com/prod` (the alias of API and endpoint).
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  readonly API_URL: string;
  /**
   * The `Host` header, which is signed: with the endpoint's own name that of the API
   * (`a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`), otherwise the host of `API_URL`.
   */
  readonly API_HOST: string;
  /** The API's region, which the signature names. */
  readonly API_REGION: string;
  /** What an empty event calls: `GET /`. */
  readonly DEFAULT_ROUTE: string;
  /** How long one call may take, retries included, in seconds: more than 0, at most 300. */
  readonly TIMEOUT_SECONDS: string;
}

/** The API that a client calls, and how. */
export interface Target {
  /** Without brackets around an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** The stage as the beginning of a path: `/prod`. */
  readonly basePath: string;
  readonly host: string;
  readonly region: string;
  readonly defaultRoute: Route;
  readonly timeoutMs: number;
}

/** A region, as `eu-west-1`. */
export const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
const STAGE_URL = /^https:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?\/[A-Za-z0-9_-]+$/;

export const CLIENT_ENVIRONMENT: Expectations<ClientEnvironment> = {
  API_URL: {
    expected: "https://<host>/<stage>",
    accepts: (url) => STAGE_URL.test(url) && URL.canParse(url),
  },
  API_HOST: { expected: "a host name", accepts: (host) => /^[A-Za-z0-9.-]+(?::\d+)?$/.test(host) },
  API_REGION: { expected: "a region like eu-west-1", accepts: (region) => REGION.test(region) },
  DEFAULT_ROUTE: { expected: "a route like GET /", accepts: (text) => parseRoute(text) !== undefined },
  TIMEOUT_SECONDS: {
    expected: "seconds, more than 0 and at most 300",
    accepts: (text) => Number(text) > 0 && Number(text) <= 300,
  },
};

/** What a checked environment says. */
export function targetOf(environment: ClientEnvironment): Target {
  const { hostname, port, pathname } = new URL(environment.API_URL);
  return {
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 443 : Number(port),
    basePath: pathname,
    host: environment.API_HOST,
    region: environment.API_REGION,
    defaultRoute: parseRoute(environment.DEFAULT_ROUTE) ?? { method: "GET", path: "/" },
    timeoutMs: Number(environment.TIMEOUT_SECONDS) * 1000,
  };
}
