import type { Deadline } from "../client/deadline";
import type { Target } from "../client/environment";
import type { Route } from "../client/route";
import type { ApiAnswer } from "../client/send/exchange";
import { toRequest } from "../client/send/request";
import { withRetries } from "../client/send/retry";
import type { Send } from "../client/send/send";
import type { System } from "../client/system";
import { KEY_HEADER } from "../keys/key-header";

/** An API's answer to a key: it does not know it, it knows but forbids, or it lets the call pass. */
export type Reception = "refused" | "forbidden" | "admitted";

/** Calls a route with a key. @throws Error if there is no answer, or one that says nothing about the key */
export type ShowKey = (key: string, route: Route, deadline: Deadline) => Promise<Reception>;

/** Makes what calls one API with keys. The call is a client's, so it has a User-Agent, which AWS's firewall wants. */
export function makeShowKey(target: Target, send: Send, system: System): ShowKey {
  return async (key, route, deadline) => {
    const request = toRequest({ ...route, query: {}, headers: {}, body: Buffer.alloc(0) }, target);
    const shown = { ...request, headers: { ...request.headers, [KEY_HEADER]: key } };
    return receptionIn(await withRetries(() => send(shown, deadline.signal), route.method, deadline, system));
  };
}

/**
 * Any answer but 401 and 403 comes from behind the authorizer, so the key was let in, whatever the backend thought of the
 * call. Two are not: an authorizer that failed, and a throttled call, which no authorizer may have seen.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
function receptionIn({ status, headers }: ApiAnswer): Reception {
  if (status === 401) return "refused";
  if (status === 403) return "forbidden";
  const isFailure = /^Authorizer/.test(String(headers["x-amzn-errortype"]));
  if (status === 429 || (status === 500 && isFailure))
    throw new Error(`the API answered ${status}, which says nothing about the key`);
  return "admitted";
}
