import type { KeyRotation } from "../keys/api-key";
import type { ExecutionLog, LogSettings, Throttle, Waf } from "../provider";
import type { Route } from "../routes/route";
import type { ClientBase } from "./client-base";

/**
 * A REST API of the consumer's own, on the internet, in front of a private API: it knows its callers by keys of their own and
 * puts the consumer's key into their calls.
 */
export interface FrontDoorClient extends ClientBase {
  readonly type: "rest-front-door";
  readonly auth: "api-key";
  readonly callers: readonly DoorCaller[];
  readonly stage: string;
  readonly throttle: Throttle;
  readonly accessLog: LogSettings;
  readonly executionLog: ExecutionLog;
  /** True if this stack owns the account-wide CloudWatch role of API Gateway. */
  readonly accountLogRole: boolean;
  readonly waf: Waf | false;
  readonly tracing: boolean;
  /** The seconds for which API Gateway keeps an authorizer's answer. */
  readonly cacheSeconds: number;
}

/** Somebody who calls through a front door. */
export interface DoorCaller extends KeyRotation {
  readonly name: string;
  readonly routes: readonly Route[];
}
