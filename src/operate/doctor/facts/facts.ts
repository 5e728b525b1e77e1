import type { LiveApi, LiveDeployment, LiveStage } from "./api";
import type { DoorFacts } from "./door/door-facts";
import type { LiveEndpoint, LiveVpc } from "./endpoints";
import type { EntranceFacts } from "./entrance/entrance-facts";
import type { LiveFunction } from "./functions";
import type { GroupRule } from "./group-rules";
import type { AccessEntry } from "./logs/access-log";
import type { ClientEntry } from "./logs/client-log";
import type { LogEvent } from "./logs/recent-events";
import type { BlockedSample } from "./logs/sampled-requests";
import type { LiveRole } from "./roles";
import type { LiveSecret } from "./secrets";

/** Everything that is read about a call; a value is undefined if AWS has no such thing. */
export interface Facts extends EntranceFacts, DoorFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly api: LiveApi | undefined;
  /** The ids of all APIs that the consumer uses, by use; without those that there are not. */
  readonly apiIds: Readonly<Record<string, string>>;
  /** The methods that it was last saved with, `GET /`; none without an API. A stage may serve others. */
  readonly savedMethods: readonly string[];
  readonly stage: LiveStage | undefined;
  /** The one that the stage serves. */
  readonly deployment: LiveDeployment | undefined;
  /** The role that API Gateway logs with in the provider's account. */
  readonly logRole: string | undefined;
  readonly accessLog: readonly AccessEntry[];
  readonly blocked: readonly BlockedSample[];
  /** The function that answers the route. */
  readonly backend: LiveFunction | undefined;
  /** The last errors in that function's log. */
  readonly backendErrors: readonly LogEvent[];
  /** The role in the provider's account that the client assumes. */
  readonly accessRole: LiveRole | undefined;
  /** The endpoints of the provider's consumers that it knows by their states, by consumer; without those that there are not. */
  readonly linkedEndpoints: Readonly<Record<string, string>>;
  readonly endpoint: LiveEndpoint | undefined;
  readonly stsEndpoint: LiveEndpoint | undefined;
  /** All interface endpoints of execute-api and STS in the consumer's account and region. */
  readonly endpoints: readonly LiveEndpoint[];
  readonly vpc: LiveVpc | undefined;
  /** The rules of the groups of the client and of its endpoints. */
  readonly groupRules: readonly GroupRule[];
  readonly clientRole: LiveRole | undefined;
  readonly clientFunction: LiveFunction | undefined;
  readonly clientLog: readonly ClientEntry[];
  /** The secrets that the consumer keeps keys and certificates in, by the ids of what is kept. */
  readonly secrets: Readonly<Record<string, LiveSecret>>;
}
