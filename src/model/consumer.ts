import type { Place } from "./aws/arn";
import type { Party } from "./party";
import type { ApiType, Auth, LogSettings, MadeNetwork } from "./provider";
import type { Route } from "./routes/route";

/** A party that uses services. */
export interface Consumer extends Party {
  /** The VPC that its clients run in; absent where they run outside any, and call regional APIs. */
  readonly premises?: Premises;
  readonly logs: LogSettings;
  readonly uses: readonly Use[];
  readonly clients: readonly Client[];
  /** With `state.type: cloud`, whether the provider already can read this consumer's state. */
  readonly link?: "pending" | "linked";
}

/** A VPC and the ways out of it. */
export interface Premises {
  readonly network: MadeNetwork | AdoptedConsumerNetwork;
  readonly executeApi: MadeEndpoint | ExistingEndpoint;
  /** Whether an interface endpoint for STS is made. */
  readonly sts: boolean;
  /** The group of an STS endpoint that others own; absent = there is none, or it is not known. */
  readonly existingStsGroupId?: string;
  /** Whether the interface endpoints of Systems Manager are made, for sessions on instances. */
  readonly ssm: boolean;
}

export interface AdoptedConsumerNetwork {
  readonly kind: "adopted";
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  /** Empty where no endpoint is made. */
  readonly endpointSubnetIds: readonly string[];
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
  readonly type: ApiType;
  /** The API's id where the file states it; absent = it is read from the state of the provider `name`. */
  readonly apiId?: string;
  readonly stage: string;
  readonly auth: Auth;
  readonly routes: readonly Route[];
  /** Names of the consumer's further roles that may call, with wildcards: `ecs-app-dev*`. */
  readonly allowRoles: readonly string[];
  /** The role to assume, present where the provider has one for this consumer. */
  readonly accessRoleArn?: string;
  readonly externalId?: string;
}

/** Something of the consumer's that calls an API. */
export type Client = FunctionClient | InstanceClient | RoleClient;

export interface FunctionClient {
  readonly type: "lambda";
  readonly name: string;
  /** Name of one of the consumer's uses. */
  readonly uses: string;
  /** Signs with its own role, or with the credentials of the provider's access role. */
  readonly auth: "direct" | "assume-role";
  /** Of one call, 1 to 30. */
  readonly timeoutSeconds: number;
}

/** A virtual machine for people, who reach it with Session Manager and call with `curl`. */
export interface InstanceClient {
  readonly type: "instance";
  readonly name: string;
  /** Name of one of the consumer's uses. */
  readonly uses: string;
  /** Signs with its own role, or does not sign. */
  readonly auth: "direct" | "none";
  /** Of an arm64 family, as `t4g.micro`. */
  readonly instanceType: string;
}

/** A role that others made, of whatever runs as it: an ECS task, a pod, a machine on premises. Nothing is made for it. */
export interface RoleClient {
  readonly type: "role";
  readonly name: string;
  /** Name of one of the consumer's uses. */
  readonly uses: string;
  /** Signs with the role. */
  readonly auth: "direct";
  /** The role may be of the consumer's account or of any other. */
  readonly roleArn: string;
}

/** True if Crosslink makes the client, and with it the role that it runs as. */
export function isMade(client: Client): client is FunctionClient | InstanceClient {
  return client.type !== "role";
}
