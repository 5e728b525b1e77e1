import type { Target } from "../environment";
import type { Call } from "../event/event";
import type { Headers } from "../event/headers";
import type { Query } from "../event/query";
import type { Method } from "../route";
import { encodePath } from "./percent";
import { USER_AGENT } from "./user-agent";

/** A request to an API; what shows who sends it (a signature, a key) is there, or about to be. */
export interface ApiRequest {
  readonly method: Method;
  /** Including the stage, percent-encoded. */
  readonly path: string;
  /** Not yet encoded. */
  readonly query: Query;
  /** Names are in lower case; `host` is one of them. */
  readonly headers: Headers;
  readonly body: Buffer;
}

/**
 * Addresses a call to an API. The `Host` header is the target's, whichever host the connection goes to;
 * the call's own headers may replace the User-Agent.
 */
export function toRequest(call: Call, target: Target): ApiRequest {
  return {
    ...call,
    path: target.basePath + encodePath(call.path),
    headers: { "user-agent": USER_AGENT, ...call.headers, host: target.host },
  };
}
