import type { PolicyDocument } from "../../policies/document";
import type { Endpoint } from "./call";
import type { HandshakeFailure } from "./handshake";

/** The entrance of a deployed API: an endpoint service, a balancer that verifies certificates, and the API's own endpoint. */
export interface ApiEntrance {
  /** The endpoints that the service lets connect. */
  readonly connections: readonly Connection[];
  /** The API's own endpoint, which the balancer passes calls on to. */
  readonly endpoint: Endpoint;
  /** The private domain that calls are made by; absent if it is a regional one, which has no policy. */
  readonly domain?: PrivateDomain;
}

/** A consumer's way to an entrance. */
export interface Connection {
  readonly consumer: string;
  /** The account that may make endpoints of the service. */
  readonly account: string;
  /** Those of them that are accepted. */
  readonly endpointIds: readonly string[];
}

export interface PrivateDomain {
  readonly arn: string;
  readonly policy: PolicyDocument;
}

/** Why an entrance passes nothing on: its service does not connect the endpoint, or its balancer refuses the certificate. */
export type EntranceRefusal = "strange-account" | "not-accepted" | HandshakeFailure;
