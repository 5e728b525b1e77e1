import type { AuthorizerCache } from "./authorizers/authorizer-cache";
import type { DeployedSystem } from "./deployed-system";
import type { LambdaService } from "./functions/lambda-service";
import type { HttpApiState } from "./http-api/http-api-state";
import type { StageLogs } from "./logs/stage-logs";
import type { RequestLog } from "./request-log";
import type { Sessions } from "./signature/sessions";
import type { SystemSnapshot } from "./system-snapshot";
import type { Firewall } from "./waf/firewall";

/** The parts that the services behind the listeners share. */
export interface Context {
  readonly system: DeployedSystem;
  /** The accounts that its parts are in. */
  readonly accountIds: readonly string[];
  /** The one region of everything that is deployed. */
  readonly region: string;
  readonly sessions: Sessions;
  readonly lambda: LambdaService;
  readonly requestLog: RequestLog;
  /** Absent = stages write no access log. */
  readonly stageLogs?: StageLogs;
  /** The snapshot of the last `look`. */
  readonly snapshot: () => SystemSnapshot;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly firewall: Firewall;
  readonly authorizerCache: AuthorizerCache;
  /** The state that is kept from one call of an HTTP API to the next. */
  readonly httpApi: HttpApiState;
  /** Of everything that the gateway answers for; whoever connects to it trusts nothing else. */
  readonly certificate: string;
  /** The port that stands for an endpoint; undefined where nobody stands for it. */
  readonly portOf: (endpointId: string) => number | undefined;
}
