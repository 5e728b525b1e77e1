import type { RetentionDays } from "./aws/retention";
import type { UserAction } from "./aws/user-action";
import type { Grant } from "./grant";
import type { Entrance } from "./mutual-tls/entrance";
import type { MadeNetwork } from "./network";
import type { OpenApiDocument } from "./openapi-document";
import type { Party } from "./party";
import type { Note } from "./problem";
import type { Route, WrittenRoute } from "./routes/route";

/** A party that offers a service. */
export interface Provider extends Party {
  readonly service: RestApi;
  readonly backend: Backend;
  readonly trust: Trust;
  /** One grant per consumer, those of this file first; empty for a public API. */
  readonly grants: readonly Grant[];
  readonly alarms?: { readonly topicArn: string };
}

/** The authentication of a method's callers: by AWS signature, by a key or a certificate that a Lambda authorizer checks, or none. */
export type Auth = "iam" | "api-key" | "certificate" | "none";

/** A kind of service; `SERVICES` has its traits. */
export type ServiceType = "private-rest-api" | "mtls-rest-api" | "regional-rest-api";

/** A REST API with one stage. */
export interface RestApi {
  readonly type: ServiceType;
  readonly auth: Auth;
  readonly stage: string;
  /** The operations as written; one may answer any method (`ANY`). */
  readonly operations: readonly OfferedOperation[];
  /** The routes of these operations, `ANY` expanded. */
  readonly routes: readonly Route[];
  /** The team's own OpenAPI document; absent if the deployment file lists the routes. */
  readonly document?: OpenApiDocument;
  /** Notes on parts of that document that API Gateway rejects or ignores. */
  readonly documentNotes?: readonly Note[];
  readonly throttle: Throttle;
  /** The smallest response that is compressed, in bytes, 0 to 10,485,760; absent = none is. */
  readonly compressOverBytes?: number;
  readonly accessLog: LogSettings;
  readonly executionLog: ExecutionLog;
  /** True if this stack owns the account-wide CloudWatch role of API Gateway. */
  readonly accountLogRole: boolean;
  readonly waf: Waf | false;
  readonly tracing: boolean;
  /** The authorizer that knows callers by their keys; present with `auth: api-key`. */
  readonly authorizer?: AuthorizerSettings;
  /** The way in for holders of certificates, and the only one; present with `mtls-rest-api`. */
  readonly entrance?: Entrance;
  /** The account's quota for a resource policy, in characters. */
  readonly resourcePolicyQuota: number;
}

export interface AuthorizerSettings {
  /** The seconds for which API Gateway keeps an answer, 0 to 3,600: for so long a key that is refused may still open the API. */
  readonly cacheSeconds: number;
  /** True if kept answers are found by the caller's endpoint as well, and not by the key alone. */
  readonly cacheByEndpoint: boolean;
}

export type ExecutionLog = "ERROR" | "INFO" | "OFF";

export interface OfferedOperation extends WrittenRoute {
  /** The handler's name: one of `backend.handlers`. */
  readonly handler: string;
  /** The route's own throttle; absent = the stage's. */
  readonly throttle?: Throttle;
}

export interface Throttle {
  /** Steady-state rate limit. */
  readonly ratePerSecond: number;
  /** Burst limit. */
  readonly burst: number;
}

export interface LogSettings {
  readonly retentionDays: RetentionDays;
  readonly kmsKeyArn?: string;
}

export interface Waf {
  readonly managedRuleGroups: readonly string[];
  /** Rules of these groups that only count matching requests. */
  readonly count: readonly string[];
  /** Limit of requests per source address in five minutes, from 10. */
  readonly rateLimitPer5Minutes?: number;
}

/** The functions behind an API, with their table and network. */
export interface Backend {
  readonly handlers: readonly Handler[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** True if the identity handler keeps its callers in a DynamoDB table. */
  readonly table: boolean;
  /** True if AWS refuses to delete that table. */
  readonly deletionProtection: boolean;
  readonly network?: BackendNetwork;
}

/** A function behind one or more routes. */
export interface Handler {
  /**
   * `identity` for the built-in handler; otherwise the key under `backend.handlers`, or the file's name:
   * `./handlers/orders.ts` is `orders`.
   */
  readonly name: string;
  /** Absolute path of the module that exports `handler`. */
  readonly entry: string;
  /** Environment variables in addition to Lambda's own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly HandlerStatement[];
}

/** A permission of a handler in addition to its log and trace. */
export interface HandlerStatement {
  readonly actions: readonly UserAction[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
}

/** True if a user's handler calls DynamoDB: in a network, its statements can allow nothing else. */
export function usesDynamodb({ statements }: Pick<Handler, "statements">): boolean {
  return statements.length > 0;
}

/** True if any function of a backend calls DynamoDB. */
export function reachesDynamodb({ table, handlers }: Pick<Backend, "table" | "handlers">): boolean {
  return table || handlers.some(usesDynamodb);
}

export type BackendNetwork = (MadeNetwork | AdoptedBackendNetwork) & {
  /**
   * True if a gateway endpoint to DynamoDB is made, with a policy limited to the permissions of the backend's
   * roles.
   */
  readonly dynamodbEndpoint: boolean;
};

export interface AdoptedBackendNetwork {
  readonly kind: "adopted";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly routeTableIds: readonly string[];
}

/** Hardening of the roles that consumers assume. */
export interface Trust {
  readonly organizationId?: string;
  readonly externalId?: string;
}
