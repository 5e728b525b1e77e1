import type { ReadDocument } from "../../evaluation/policy/read-document";
import type { Rule } from "../../network/groups/rule";

/** A gateway as its stack's JSON has it: everything that a call of it passes. */
export interface Gateway {
  readonly stackId: string;
  readonly account: string;
  readonly region: string;
  /** The address of the API. */
  readonly api: string;
  readonly routes: readonly Route[];
  /** The endpoints of services, by each of their addresses. */
  readonly endpoints: ReadonlyMap<string, ServiceEndpoint>;
  /** The rules of all security groups. */
  readonly rules: readonly Rule[];
  /** The policies that the stack gives to roles, by the role's name. */
  readonly policies: ReadonlyMap<string, readonly RolePolicy[]>;
}

export interface Route {
  readonly address: string;
  /** `GET /todo/{id}`, or `$default`. */
  readonly key: string;
  readonly authorization: Authorization;
  readonly integration?: Integration;
}

/** The authorization of a route; an authorizer that is none of JWTs is not understood. */
export type Authorization =
  | { readonly kind: "none" | "iam" }
  | ({ readonly kind: "jwt"; readonly scopes: readonly string[] } & JwtAuthorizer)
  | { readonly kind: "unknown"; readonly text: string };

export interface JwtAuthorizer {
  readonly address: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** The way of a route to the balancer. */
export interface Integration {
  readonly address: string;
  /** Changes of the request, as `overwrite:header.x-crosslink-service`. */
  readonly mappings: Readonly<Record<string, string>>;
  readonly link?: Attached;
  readonly listener?: Listener;
}

/** Something with network interfaces in security groups. */
export interface Attached {
  readonly address: string;
  readonly groups: readonly string[];
}

/** A listener of the balancer. */
export interface Listener {
  readonly address: string;
  /** As `tcp 80`. */
  readonly traffic: string;
  readonly balancer: Attached;
  /** In the order in which they are asked. */
  readonly rules: readonly ListenerRule[];
  readonly fallback: Action;
}

export interface ListenerRule {
  readonly address: string;
  /** All of them have to hold. */
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

/** A header that has to have one of these values, of which `*` and `?` stand for others; or anything else. */
export type Condition =
  | { readonly kind: "header"; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: "unknown"; readonly text: string };

export type Action =
  | { readonly kind: "answer"; readonly status: string }
  | { readonly kind: "forward"; readonly targets: Targets }
  | { readonly kind: "unknown"; readonly text: string };

/** A target group of addresses. */
export interface Targets {
  readonly address: string;
  readonly addresses: readonly string[];
  /** As `tcp 8080`. */
  readonly traffic: string;
}

/** An interface endpoint of a service. */
export interface ServiceEndpoint extends Attached {
  /** The name by which other stacks know it: `aws_vpc_endpoint.todo of gateway`. */
  readonly name: string;
  readonly service: ServiceName;
}

/** The service that an endpoint is of: one of a stack of the deployment, or one that is named. */
export type ServiceName =
  | { readonly kind: "stack"; readonly stackId: string; readonly address: string }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "unknown"; readonly text: string };

/** A policy of a role. */
export interface RolePolicy {
  readonly address: string;
  /** A sample stands for the ARN of the API. @default it is not understood */
  readonly document?: ReadDocument;
  /** The reason for which it is not understood. */
  readonly problem?: string;
}
