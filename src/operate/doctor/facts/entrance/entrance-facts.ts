import type { LiveBalancer } from "../../live/balancer";
import type { LiveGroups } from "../../live/groups";
import type { LinkFacts } from "../../private-link/link-call";
import type { LiveEndpoint } from "../endpoints";
import type { LiveFunction } from "../functions";
import type { Decision } from "../logs/authorizer-log";
import type { Connection } from "../logs/connection-log";
import type { LiveDomain } from "./domain";
import type { LiveTrustStore } from "./trust-store";

/** Everything that is read about the entrance of an API; all of it undefined or empty where an API has none. */
export interface EntranceFacts extends LinkFacts {
  /** The balancer that PrivateLink enters. */
  readonly entryBalancer: LiveBalancer | undefined;
  /** The balancer that verifies certificates. */
  readonly verifier: LiveBalancer | undefined;
  readonly entranceGroups: LiveGroups | undefined;
  readonly trustStore: LiveTrustStore | undefined;
  /** The connections that the verifying balancer logged. */
  readonly connectionLog: readonly Connection[];
  /** The API's own endpoint behind the entrance. */
  readonly ownEndpoint: LiveEndpoint | undefined;
  /** The custom domain by which API Gateway finds the API. */
  readonly domain: LiveDomain | undefined;
  /** The function that knows consumers by their certificates; undefined where calls are signed. */
  readonly authorizer: LiveFunction | undefined;
  /** The hash of the code that this function has to have; undefined where it is not known. */
  readonly intendedCode: string | undefined;
  /** The authorizer's decisions. */
  readonly decisions: readonly Decision[];
}
