import { probe } from "../../data-path/system/probe";
import { REGION } from "../../support/accounts/accounts";
import type { ConsumerName } from "./deployment";
import { keyFacts } from "./key-facts";
import type { KeySystem } from "./system";

/** An answer to a call with a key, and what the log has of it. */
export interface KeyedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** Absent = nobody refused. */
  readonly by?: string;
}

/** Calls the API through a consumer's endpoint with any key, or none. */
export async function callWithKey(
  system: KeySystem,
  consumer: ConsumerName,
  key: string | undefined,
  path = "/",
): Promise<KeyedAnswer> {
  const { endpoint_ids } = await keyFacts(system, consumer);
  const { apis } = await system.gateway.look();
  const api = apis.find(({ isPrivate }) => isPrivate);
  const host = `${api?.id}.execute-api.${REGION}.amazonaws.com`;
  return send(system, { host, endpointId: endpoint_ids.provider, path: `/prod${path}` }, key);
}

/** Calls the front door over the internet with any key, or none. */
export async function callDoor(system: KeySystem, key: string | undefined, path = "/"): Promise<KeyedAnswer> {
  const { front_door_urls } = await keyFacts(system, "shop");
  const { hostname: host, pathname } = new URL(front_door_urls?.door ?? "");
  return send(system, { host, path: `${pathname}${path}` }, key);
}

async function send(
  { gateway }: KeySystem,
  to: { readonly host: string; readonly endpointId?: string; readonly path: string },
  key: string | undefined,
): Promise<KeyedAnswer> {
  const headers = { "user-agent": "by-hand", ...(key !== undefined && { "x-crosslink-key": key }) };
  const {
    statusCode: status,
    headers: answered,
    body,
  } = await probe({ gateway }, { ...to, method: "GET", headers });
  return { status, headers: answered, body, by: gateway.requestLog.last?.refusedBy };
}
