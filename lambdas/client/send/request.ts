import type { Target } from "../environment";
import type { Call } from "../event/event";
import type { Headers } from "../event/headers";
import type { Query } from "../event/query";
import type { Method } from "../route";
import { encodePath } from "./percent";
import { USER_AGENT } from "./user-agent";

/** A request as it goes on the wire. */
export interface ApiRequest {
  readonly method: Method;
  /** With the stage, percent-encoded. */
  readonly path: string;
  /** Not yet encoded. */
  readonly query: Query;
  /** Names in lower case, `host` among them. */
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Addresses a call to an API. The host is the API's, wherever the connection leads; another User-Agent is the caller's. */
export function toRequest(call: Call, target: Target): ApiRequest {
  return {
    ...call,
    path: target.basePath + encodePath(call.path),
    headers: { "user-agent": USER_AGENT, ...call.headers, host: target.host },
  };
}
