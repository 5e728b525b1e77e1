import { CLIENT_ENVIRONMENT, type ClientEnvironment } from "../client/environment";
import { isRecord } from "../client/event/problem";
import type { Expectations } from "../client/read-environment";
import { parseRoute, type Route } from "../client/route";
import { SECRET_ARN } from "../keys/secret-arn";

/** The variables of a rotation function. */
export interface RotationEnvironment
  extends Pick<ClientEnvironment, "API_URL" | "API_HOST" | "TIMEOUT_SECONDS"> {
  /** The secrets that it rotates: `{ "<secret ARN>": { "name": "consumer", "testRoute": "GET /" } }` as JSON. */
  readonly KEYS: string;
}

/** The key of one secret. */
export interface RotatedKey {
  /** The name that the key begins with. */
  readonly name: string;
  /** The route by which a new key is tested. */
  readonly testRoute: Route;
}

const { API_URL, API_HOST, TIMEOUT_SECONDS } = CLIENT_ENVIRONMENT;

export const ROTATION_ENVIRONMENT: Expectations<RotationEnvironment> = {
  API_URL,
  API_HOST,
  TIMEOUT_SECONDS,
  KEYS: {
    expected: "{ name, testRoute } by secret ARN, as JSON",
    accepts: (text) => parseKeys(text) !== undefined,
  },
};

/** The keys that a function rotates, by the ARNs of their secrets. */
export function rotatedKeys({ KEYS }: RotationEnvironment): ReadonlyMap<string, RotatedKey> {
  return parseKeys(KEYS) ?? new Map();
}

function parseKeys(text: string): ReadonlyMap<string, RotatedKey> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const keys = isRecord(parsed) ? Object.entries(parsed).map(parseKey) : [undefined];
    const known = keys.filter((key) => key !== undefined);
    return known.length === keys.length ? new Map(known) : undefined;
  } catch {
    return undefined;
  }
}

function parseKey([arn, key]: [string, unknown]): [string, RotatedKey] | undefined {
  const { name, testRoute: text } = isRecord(key) ? key : {};
  const testRoute = typeof text === "string" ? parseRoute(text) : undefined;
  const isName = typeof name === "string" && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name);
  return SECRET_ARN.test(arn) && isName && testRoute ? [arn, { name, testRoute }] : undefined;
}
