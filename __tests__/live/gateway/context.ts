import type { DeployedSystem } from "./deployed-system";
import type { LambdaService } from "./lambda-service";
import type { Picture } from "./picture";
import type { Sessions } from "./sessions";
import type { Visits } from "./visits";
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
