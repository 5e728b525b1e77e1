import type { Expectations } from "./read-environment";
import { parseRoute, type Route } from "./route";

/** The variables that every client needs. */
export interface ClientEnvironment {
  /**
   * The URL to connect to, including the stage. It has one of the three forms of a private API's URL:
   * `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod` (private DNS),
   * `https://vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod` (the endpoint's own name) or
   * `https://a1b2c3d4e5-vpce-0abc.execute-api.eu-west-1.amazonaws.com/prod` (the alias of API and endpoint).
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  readonly API_URL: string;
  /**
   * The `Host` header, which is signed. If `API_URL` has the endpoint's own name, this is the API's name
   * (`a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`); otherwise it is the host of `API_URL`.
   */
  readonly API_HOST: string;
  /** The API's region, which the signature names. */
  readonly API_REGION: string;
  /** The route that an empty event calls, such as `GET /`. */
  readonly DEFAULT_ROUTE: string;
  /** The time limit of one call, retries included, in seconds: more than 0, at most 300. */
  readonly TIMEOUT_SECONDS: string;
}

/** The API that a client calls, and the settings of its calls. */
export interface Target {
  /** Without brackets around an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** The stage as the prefix of a path: `/prod`. */
  readonly basePath: string;
  readonly host: string;
  readonly region: string;
  readonly defaultRoute: Route;
  readonly timeoutMs: number;
}

/** The format of a region's name, such as `eu-west-1`. */
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

/** The target that a checked environment describes. */
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
