import { probe } from "../../data-path/system/probe";
import type { Gateway } from "../../gateway/gateway";
import type { Caller } from "./caller";
import type { Way } from "./role-caller";

/** The header that keys are sent in. */
const KEY_HEADER = "x-crosslink-key";

/**
 * A caller who sends a key and no signature, without code of Crosslink.
 * @param host the API's own name
 * @param key undefined = none
 */
export function keyCaller(
  gateway: Gateway,
  key: string | undefined,
  { host, stage, endpointId }: Omit<Way, "apiId"> & { readonly host: string },
): Caller {
  const headers = { "user-agent": "caller", ...(key !== undefined && { [KEY_HEADER]: key }) };
  return {
    call: async ({ method, path, query, body: value }) => {
      const search = query ? `?${new URLSearchParams(query)}` : "";
      const asked = { endpointId, host, method, path: `/${stage}${path}${search}` };
      const body = value && { body: JSON.stringify(value) };
      const type = value && { "content-type": "application/json" };
      const answer = await probe({ gateway }, { ...asked, ...body, headers: { ...headers, ...type } });
      return { status: answer.statusCode, body: answer.body };
    },
    stop: async () => {},
  };
}
