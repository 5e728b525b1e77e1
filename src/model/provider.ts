import type { RetentionDays } from "./aws/retention";
import type { UserAction } from "./aws/user-action";
import type { OpenApiDocument } from "./openapi-document";
import type { Party } from "./party";
import type { Note } from "./problem";
import type { Route, WrittenRoute } from "./routes/route";

/** A party that offers a service. */
export interface Provider extends Party {
  readonly service: RestApi;
  readonly backend: Backend;
  readonly trust: Trust;
  readonly externalConsumers: readonly ExternalConsumer[];
  readonly alarms?: { readonly topicArn: string };
}

/** How a method knows its caller: by an AWS signature, or not at all. */
export type Auth = "iam" | "none";

/** What leads to an API: interface endpoints that are known, or the internet. */
export type ApiType = "private-rest-api" | "regional-rest-api";

/** A REST API with one stage. */
export interface RestApi {
  readonly type: ApiType;
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
  readonly executionLog: "ERROR" | "INFO" | "OFF";
  /** Whether this stack owns the account-wide CloudWatch role of API Gateway. */
  readonly accountLogRole: boolean;
  readonly waf: Waf | false;
  readonly tracing: boolean;
  /** The account's quota for a resource policy, in characters. */
  readonly resourcePolicyQuota: number;
}

/** Whether an API answers anybody on the internet: there is nothing that it could know its callers by. */
export function isPublic({ type, auth }: Pick<RestApi, "type" | "auth">): boolean {
  return type === "regional-rest-api" && auth === "none";
}

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

/** A VPC that Crosslink makes: no way to or from the internet. */
export interface MadeNetwork {
  readonly kind: "made";
  /** IPv4, /16 to /24. */
  readonly cidr: string;
  /** Zone letters of the region, as `a`. */
  readonly zones: readonly string[];
}

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

/** A consumer whose stack is not in this deployment, described by its facts. */
export interface ExternalConsumer {
  readonly name: string;
  readonly account: string;
  /** None where the API is regional. */
  readonly endpointIds: readonly string[];
  /** Whether the API is associated with these endpoints. */
  readonly associate: boolean;
  /** Roles that call with their own credentials. */
  readonly callerRoleArns: readonly string[];
  /** Roles that may assume the access role. */
  readonly trustedRoleArns: readonly string[];
  readonly routes: readonly Route[];
}
