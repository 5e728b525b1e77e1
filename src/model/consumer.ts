import type { Place } from "./aws/arn";
import type { ClientBase } from "./clients/client-base";
import type { FrontDoorClient } from "./clients/front-door";
import type { ApiKey } from "./keys/api-key";
import type { UsedEntrance } from "./mutual-tls/used-entrance";
import type { MadeNetwork } from "./network";
import type { Party } from "./party";
import type { Auth, LogSettings, ServiceType } from "./provider";
import type { Route } from "./routes/route";

/** A party that uses services. */
export interface Consumer extends Party {
  /** The VPC that its clients run in; absent if they run outside any VPC and call regional APIs. */
  readonly vpc?: ConsumerVpc;
  readonly logs: LogSettings;
  readonly uses: readonly Use[];
  readonly clients: readonly Client[];
}

/** A VPC and its interface endpoints. */
export interface ConsumerVpc {
  readonly network: MadeNetwork | AdoptedConsumerNetwork;
  /** The endpoint of private APIs; absent if it uses none but those with an entrance. */
  readonly executeApi?: MadeEndpoint | ExistingEndpoint;
  /** True if an interface endpoint for STS is made. */
  readonly sts: boolean;
  /** The security group of an existing STS endpoint; absent = there is none, or it is not known. */
  readonly existingStsGroupId?: string;
  /** True if the interface endpoints of Systems Manager are made, for sessions on instances. */
  readonly ssm: boolean;
  /** True if an interface endpoint for Secrets Manager is made. */
  readonly secretsManager: boolean;
  /** True if the endpoints have fixed addresses, because a balancer has to know them. */
  readonly pinsAddresses: boolean;
}

interface AdoptedConsumerNetwork {
  readonly kind: "adopted";
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  /** Empty if no endpoint is made. */
  readonly endpointSubnetIds: readonly string[];
  /** The first of the addresses that endpoints take in each subnet for them, if they are pinned. */
  readonly addresses: Readonly<Record<string, string>>;
}

export interface MadeEndpoint {
  readonly kind: "made";
  readonly privateDns: boolean;
  /** True if the used APIs are associated with the endpoint, and called by the DNS names that this makes. */
  readonly associate: boolean;
}

/** An existing execute-api endpoint: Crosslink reads it and puts no policy on it. */
export interface ExistingEndpoint {
  readonly kind: "existing";
  readonly endpointId: string;
  /** The endpoint's security group. */
  readonly securityGroupId: string;
}

/** A consumer's use of an API. */
export interface Use extends Place {
  /** The key under `uses:`; for a provider of this deployment, its stack id. */
  readonly name: string;
  readonly type: ServiceType;
  /** The API's id from the file; absent = it is read from the state of the provider `name`. */
  readonly apiId?: string;
  readonly stage: string;
  readonly auth: Auth;
  readonly routes: readonly Route[];
  /** The roles of direct clients, in the file's order. */
  readonly directRoleArns: readonly string[];
  /** The roles of assume-role clients. */
  readonly assumingRoleArns: readonly string[];
  /**
   * Further roles of the consumer that may call, with wildcards:
   * `arn:aws:iam::222222222222:role/ecs-app-dev*`.
   */
  readonly allowedRoleArns: readonly string[];
  /** The role in the provider's account that clients assume; absent if none does. */
  readonly accessRole?: AssumedRole;
  /** The key that its callers send; absent if they are known otherwise. */
  readonly apiKey?: ApiKey;
  /** The entrance that its calls go through; absent if they reach the API by its own name. */
  readonly entrance?: UsedEntrance;
}

/** A role as its assuming clients know it. */
export interface AssumedRole {
  readonly arn: string;
  /** The external id that its trust policy requires; absent = none. */
  readonly externalId?: string;
}

/** A caller of an API on the consumer's side. */
export type Client = FunctionClient | InstanceClient | RoleClient | FrontDoorClient;

export type FunctionClient = ClientBase & {
  readonly type: "lambda";
  /** The time limit of one call, 1 to 30. */
  readonly timeoutSeconds: number;
} & (
    | { /** Signs as itself. */ readonly auth: "direct" }
    | { /** Signs as the access role. */ readonly auth: "assume-role"; readonly accessRole: AssumedRole }
    | { /** Sends the key of its use. */ readonly auth: "api-key" }
    | {
        /** Shows a certificate, and signs as itself where the API asks for that too. */ readonly auth: "certificate";
      }
  );

/** An EC2 instance for people, who reach it with Session Manager and call with `curl`. */
export interface InstanceClient extends ClientBase {
  readonly type: "instance";
  /** Signs as itself, shows a certificate (and signs where the API asks for that too), or neither. */
  readonly auth: "direct" | "certificate" | "none";
  /** An arm64 type, such as `t4g.micro`. */
  readonly instanceType: string;
}

/**
 * An existing role of any workload: an ECS task, a pod, a machine in a data centre. Crosslink makes nothing
 * for it. The role may be in the consumer's account or any other.
 */
export interface RoleClient extends ClientBase {
  readonly type: "role";
  /** Signs as the role. */
  readonly auth: "direct";
}

/** The role that signs a client's calls. */
export function callingRoleArn(client: Client): string {
  return client.auth === "assume-role" ? client.accessRole.arn : client.roleArn;
}
