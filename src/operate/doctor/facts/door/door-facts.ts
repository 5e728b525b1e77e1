import type { LiveBalancer } from "../../live/balancer";
import type { LiveDeployment, LiveStage } from "../api";
import type { LiveFunction } from "../functions";
import type { AccessEntry } from "../logs/access-log";
import type { LiveDoorLink } from "./door-link";

/** Everything that is read about a front door in front of an API; all of it undefined or empty for other clients. */
export interface DoorFacts {
  /** The id of the door's own API. */
  readonly doorApi: string | undefined;
  readonly doorStage: LiveStage | undefined;
  /** The deployment that its stage serves. */
  readonly doorDeployment: LiveDeployment | undefined;
  /** The function that knows the door's callers by their keys. */
  readonly doorAuthorizer: LiveFunction | undefined;
  readonly doorLink: LiveDoorLink | undefined;
  /** The balancer between the link and the consumer's endpoint. */
  readonly doorBalancer: LiveBalancer | undefined;
  readonly doorLog: readonly AccessEntry[];
}
