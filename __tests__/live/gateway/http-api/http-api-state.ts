import type { Machines } from "../machines/machines";
import type { AccessLog } from "./access-log";
import type { Throttles } from "./admission/throttles";
import type { IssuerKeys } from "./jwt/issuer-keys";
import type { CurrentFacts } from "./way/current-facts";
import type { Rotation } from "./way/rotation";

/** The state that the gateway keeps for HTTP APIs from one call to the next. */
export interface HttpApiState {
  readonly accessLog: AccessLog;
  readonly facts: CurrentFacts;
  readonly keys: IssuerKeys;
  readonly machines: Machines;
  readonly rotation: Rotation;
  readonly throttles: Throttles;
}
