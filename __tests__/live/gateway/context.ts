import type { DeployedSystem } from "./deployed-system";
import type { LambdaService } from "./functions/lambda-service";
import type { Visits } from "./request-log";
import type { Sessions } from "./signature/sessions";
import type { Picture } from "./system-snapshot";
import type { Firewall } from "./waf/firewall";

/** What the services behind the doors share. */
export interface Context {
  readonly system: DeployedSystem;
  /** Where all of it is. */
  readonly region: string;
  readonly sessions: Sessions;
  readonly lambda: LambdaService;
  readonly visits: Visits;
  /** As of the last look. */
  readonly picture: () => Picture;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly firewall: Firewall;
}
