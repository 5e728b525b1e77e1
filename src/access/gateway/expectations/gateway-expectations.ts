import type { ServiceExpectations } from "./service-expectations";

/** The words of a deployment file about its gateways and the services behind them, in the proof's own terms. */
export interface SystemExpectations {
  /** By stack id. */
  readonly gateways: Readonly<Record<string, GatewayExpectations>>;
  /** By stack id. */
  readonly services: Readonly<Record<string, ServiceExpectations>>;
}

/** One HTTP API and everything that it leads to. */
export interface GatewayExpectations {
  readonly account: string;
  readonly region: string;
  readonly access: AccessExpectations;
  /** By the use's name. */
  readonly uses: Readonly<Record<string, UseExpectations>>;
  /** The zones of its endpoints, by id. */
  readonly zoneIds: readonly string[];
  readonly timeoutMilliseconds: number;
  readonly throttle: ThrottleExpectations;
  /** The answer to calls from pages of other origins. @default browsers refuse them */
  readonly cors?: CorsExpectations;
  readonly log: LogExpectations;
  /** @default it has no firewall */
  readonly firewall?: FirewallExpectations;
  /** @default it is called by its execute-api name */
  readonly domain?: DomainExpectations;
  /** @default API Gateway speaks HTTP to the balancer */
  readonly tls?: { readonly certificateArn: string; readonly serverName: string };
  /** The function that keeps its link awake. @default it has none */
  readonly keepWarm?: KeepWarmExpectations;
}

/** A function that calls a route of the gateway's own, once a week. */
export interface KeepWarmExpectations {
  /** The name of the function, of its role and of its schedule. */
  readonly name: string;
  readonly roleArn: string;
  readonly rolePath: string;
  readonly permissionsBoundary?: string;
}

/** A service that a gateway leads to. */
export interface UseExpectations {
  readonly service: UsedService;
  /** By route key: `GET /todo/{id}`. */
  readonly routes: Readonly<Record<string, RouteExpectations>>;
  readonly port: number;
  readonly tls: boolean;
  readonly healthPath: string;
}

/** The endpoint service of a stack of the deployment, or one that the file names. */
export type UsedService =
  | { readonly kind: "stack"; readonly stackId: string }
  | { readonly kind: "named"; readonly name: string };

export interface RouteExpectations {
  /** The scopes of which a token needs one. @default none is asked for */
  readonly scopes: readonly string[];
  readonly path: PathExpectations;
  /** @default that of all routes */
  readonly throttle?: ThrottleExpectations;
}

/** The path that a service is asked for: the whole one, `/`, or the text of the route's greedy parameter. */
export type PathExpectations =
  | { readonly kind: "whole" | "root" }
  | { readonly kind: "rest"; readonly parameter: string };

/** The way in which a gateway knows its callers. */
export type AccessExpectations =
  | { readonly kind: "jwt"; readonly issuer: string; readonly audience: readonly string[] }
  | { readonly kind: "iam"; readonly callers: Readonly<Record<string, CallerExpectations>> }
  | { readonly kind: "none" };

/** A role of the gateway's account that may call. */
export interface CallerExpectations {
  readonly roleName: string;
  readonly roleArn: string;
  /** Route keys. */
  readonly routes: readonly string[];
}

export interface ThrottleExpectations {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface CorsExpectations {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number;
}

export interface LogExpectations {
  readonly retentionDays: number;
  readonly kmsKeyArn?: string;
}

export interface FirewallExpectations {
  /** AWS's groups of rules, each with those of its rules that only count. */
  readonly groups: readonly { readonly name: string; readonly count: readonly string[] }[];
  /** Requests of one address in five minutes. @default it has no limit */
  readonly rateLimit?: number;
}

export interface DomainExpectations {
  readonly name: string;
  readonly certificateArn: string;
  readonly hostedZoneId?: string;
}
