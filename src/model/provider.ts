import type { RetentionDays } from "./aws/retention";
import type { UserAction } from "./aws/user-action";
import type { Grant } from "./grant";
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
  /** Everything that it gives, a grant per consumer, those of this file first; what is public it gives nobody. */
  readonly grants: readonly Grant[];
  readonly alarms?: { readonly topicArn: string };
}

/** The way by which a method knows its caller: an AWS signature, or none. */
export type Auth = "iam" | "none";

/** A kind of service; `SERVICES` has its traits. */
export type ServiceType = "private-rest-api" | "regional-rest-api";

/** A REST API with one stage. */
export interface RestApi {
  readonly type: ServiceType;
  readonly auth: Auth;
  readonly stage: string;
  /** The operations as they are written, of which one may answer any method. */
  readonly operations: readonly OfferedOperation[];
  /** The routes that these stand for. */
  readonly routes: readonly Route[];
  /** The team's own description of the routes; absent where the deployment file lists them. */
  readonly document?: OpenApiDocument;
  /** Parts of that document as written that API Gateway does not take, or does not act on. */
  readonly documentNotes?: readonly Note[];
  readonly throttle: Throttle;
  /** The smallest answer that is compressed, in bytes, 0 to 10,485,760; absent = none is. */
  readonly compressOverBytes?: number;
  readonly accessLog: LogSettings;
  readonly executionLog: ExecutionLog;
  /** Whether this stack owns the account-wide CloudWatch role of API Gateway. */
  readonly accountLogRole: boolean;
  readonly waf: Waf | false;
  readonly tracing: boolean;
  /** The account's quota for a resource policy, in characters. */
  readonly resourcePolicyQuota: number;
}

export type ExecutionLog = "ERROR" | "INFO" | "OFF";

export interface OfferedOperation extends WrittenRoute {
  /** Name of the handler that answers: one of `backend.handlers`. */
  readonly handler: string;
  /** What the route answers at most; absent = what the stage does. */
  readonly throttle?: Throttle;
}

export interface Throttle {
  /** In the long run. */
  readonly ratePerSecond: number;
  /** At once. */
  readonly burst: number;
}

export interface LogSettings {
  readonly retentionDays: RetentionDays;
  readonly kmsKeyArn?: string;
}

export interface Waf {
  readonly managedRuleGroups: readonly string[];
  /** Rules of these groups that count what they match, and let it pass. */
  readonly count: readonly string[];
  /** Requests per five minutes and source address, from 10. */
  readonly rateLimitPer5Minutes?: number;
}

/** The functions behind an API and what they stand on. */
export interface Backend {
  readonly handlers: readonly Handler[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Whether the identity handler keeps what it saw in a DynamoDB table. */
  readonly table: boolean;
  /** Of that table. */
  readonly deletionProtection: boolean;
  readonly network?: BackendNetwork;
}

/** A function behind one or more routes. */
export interface Handler {
  /**
   * `identity` for the built-in one, otherwise the key under `backend.handlers` or taken from its file:
   * `./handlers/orders.ts` is `orders`.
   */
  readonly name: string;
  /** Absolute path of the module that exports `handler`. */
  readonly entry: string;
  /** Variables beside those that Lambda sets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly HandlerStatement[];
}

/** What a handler may do beside writing its log and trace. */
export interface HandlerStatement {
  readonly actions: readonly UserAction[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
}

/** Whether a handler of the user's goes to DynamoDB: in a network there is nothing else that its statements may say. */
export function usesDynamodb({ statements }: Pick<Handler, "statements">): boolean {
  return statements.length > 0;
}

/** Whether anything in a backend's network goes to DynamoDB. */
export function reachesDynamodb({ table, handlers }: Pick<Backend, "table" | "handlers">): boolean {
  return table || handlers.some(usesDynamodb);
}

export type BackendNetwork = (MadeNetwork | AdoptedBackendNetwork) & {
  /** Whether a gateway endpoint, limited to what the backend's roles may do, leads to DynamoDB. */
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
