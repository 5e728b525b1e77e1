import type { Place } from "./arn";
import type { RetentionDays } from "./retention";
import type { Route } from "./route";
import type { UserAction } from "./user-action";

/** A checked deployment file: nothing behind `src/config` checks a value again. */
export interface Deployment {
  /** Prefix of every physical name. */
  readonly name: string;
  /** Tags of everything that can have tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly state: State;
  readonly providers: readonly Provider[];
  readonly consumers: readonly Consumer[];
}

/** Where every party keeps its Terraform state. */
export type State = S3State | CloudState;

export interface S3State {
  readonly type: "s3";
  readonly bucket: string;
  readonly region: string;
  readonly keyPrefix: string;
  readonly kmsKeyId?: string;
}

/** HCP Terraform or Terraform Enterprise: one workspace per stack. */
export interface CloudState {
  readonly type: "cloud";
  readonly organization: string;
  readonly hostname: string;
  readonly project?: string;
}

/** A party: one AWS account and region, one Terraform stack, one state object. */
export interface Party extends Place {
  /** The key under `providers:` or `consumers:`, unique in the deployment. */
  readonly stackId: string;
  /** How Terraform gets into the account; absent = the environment's own credentials. */
  readonly credentials?: Credentials;
}

export type Credentials =
  | { readonly profile: string }
  | {
      readonly assumeRole: {
        readonly roleArn: string;
        readonly externalId?: string;
        readonly sessionName?: string;
      };
    };

/** A party that offers a service. */
export interface Provider extends Party {
  readonly service: PrivateRestApi;
  readonly backend: Backend;
  readonly trust: Trust;
  readonly externalConsumers: readonly ExternalConsumer[];
  readonly alarms?: { readonly topicArn: string };
}

/** How a method knows its caller: by an AWS signature, or not at all. */
export type Auth = "iam" | "none";

/** A REST API that answers only through known interface endpoints. */
export interface PrivateRestApi {
  readonly type: "private-rest-api";
  readonly auth: Auth;
  readonly stage: string;
  readonly routes: readonly OfferedRoute[];
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

export interface OfferedRoute extends Route {
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

export type BackendNetwork = (MadeNetwork | AdoptedBackendNetwork) & {
  /** Whether a gateway endpoint, limited to the table, leads to DynamoDB. */
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

export interface AdoptedConsumerNetwork {
  readonly kind: "adopted";
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  /** Empty where no endpoint is made. */
  readonly endpointSubnetIds: readonly string[];
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
  readonly endpointIds: readonly string[];
  /** Whether the API is associated with these endpoints. */
  readonly associate: boolean;
  /** Roles that call with their own credentials. */
  readonly callerRoleArns: readonly string[];
  /** Roles that may assume the access role. */
  readonly trustedRoleArns: readonly string[];
  readonly routes: readonly Route[];
}

/** A party that uses services. */
export interface Consumer extends Party {
  readonly network: MadeNetwork | AdoptedConsumerNetwork;
  readonly logs: LogSettings;
  readonly endpoints: {
    readonly executeApi: MadeEndpoint | ExistingEndpoint;
    /** Whether an interface endpoint for STS is made. */
    readonly sts: boolean;
    /** The group of an STS endpoint that others own; absent = there is none, or it is not known. */
    readonly existingStsGroupId?: string;
  };
  readonly uses: readonly Use[];
  readonly clients: readonly Client[];
  /** With `state.type: cloud`, whether the provider already can read this consumer's state. */
  readonly link?: "pending" | "linked";
}

export interface MadeEndpoint {
  readonly kind: "made";
  readonly privateDns: boolean;
  /** Whether the APIs that are used are associated with the endpoint, and called by the names that this makes. */
  readonly associate: boolean;
}

/** An execute-api endpoint that others own: Crosslink reads it and puts no policy on it. */
export interface ExistingEndpoint {
  readonly kind: "existing";
  readonly endpointId: string;
  /** The group that guards the endpoint. */
  readonly securityGroupId: string;
}

/** What a consumer knows of an API that it uses. */
export interface Use extends Place {
  /** The key under `uses:`; of a provider of this deployment, its stack id. */
  readonly name: string;
  /** The API's id where the file states it; absent = it is read from the state of the provider `name`. */
  readonly apiId?: string;
  readonly stage: string;
  readonly auth: Auth;
  readonly routes: readonly Route[];
  /** The role to assume, present where the provider has one for this consumer. */
  readonly accessRoleArn?: string;
  readonly externalId?: string;
}

/** A function of the consumer's that calls an API. */
export interface Client {
  readonly name: string;
  readonly type: "lambda";
  /** Name of one of the consumer's uses. */
  readonly uses: string;
  /** Signs with its own role, or with the credentials of the provider's access role. */
  readonly auth: "direct" | "assume-role";
  /** Of one call, 1 to 30. */
  readonly timeoutSeconds: number;
}
