import type { Place } from "./aws/arn";
import type { MadeNetwork } from "./network";
import type { Party } from "./party";
import type { Auth, LogSettings, ServiceType } from "./provider";
import type { Route } from "./routes/route";

/** A party that uses services. */
export interface Consumer extends Party {
  /** The VPC that its clients run in; absent where they run outside any, and call regional APIs. */
  readonly vpc?: ConsumerVpc;
  readonly logs: LogSettings;
  readonly uses: readonly Use[];
  readonly clients: readonly Client[];
}

/** A VPC and the ways out of it. */
export interface ConsumerVpc {
  readonly network: MadeNetwork | AdoptedConsumerNetwork;
  readonly executeApi: MadeEndpoint | ExistingEndpoint;
  /** True if an interface endpoint for STS is made. */
  readonly sts: boolean;
  /** The group of an STS endpoint that others own; absent = there is none, or it is not known. */
  readonly existingStsGroupId?: string;
  /** True if the interface endpoints of Systems Manager are made, for sessions on instances. */
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
  /** True if the APIs that are used are associated with the endpoint, and called by the names that this makes. */
  readonly associate: boolean;
}

/** An execute-api endpoint that others own: Crosslink reads it and puts no policy on it. */
export interface ExistingEndpoint {
  readonly kind: "existing";
  readonly endpointId: string;
  /** The group that guards the endpoint. */
  readonly securityGroupId: string;
}

/** An API as a consumer uses it. */
export interface Use extends Place {
  /** The key under `uses:`; of a provider of this deployment, its stack id. */
  readonly name: string;
  readonly type: ServiceType;
  /** The API's id where the file states it; absent = it is read from the state of the provider `name`. */
  readonly apiId?: string;
  readonly stage: string;
  readonly auth: Auth;
  readonly routes: readonly Route[];
  /** The roles of the clients that call as themselves, in the file's order. */
  readonly directRoleArns: readonly string[];
  /** The roles of the clients that assume the access role to call. */
  readonly assumingRoleArns: readonly string[];
  /** Further roles of the consumer's that may call, with wildcards: `arn:aws:iam::222222222222:role/ecs-app-dev*`. */
  readonly allowedRoleArns: readonly string[];
  /** The role in the provider's account that clients assume; absent where none does. */
  readonly accessRole?: AssumedRole;
}

/** A role as those see it who assume it. */
export interface AssumedRole {
  readonly arn: string;
  /** The text that its trust asks for; absent = it asks for none. */
  readonly externalId?: string;
}

/** Something of the consumer's that calls an API. */
export type Client = FunctionClient | InstanceClient | RoleClient;

interface ClientBase {
  readonly name: string;
  /** The one of the consumer's uses that it calls. */
  readonly use: Use;
  /** The role that it runs as. */
  readonly roleArn: string;
}

export type FunctionClient = ClientBase & {
  readonly type: "lambda";
  /** Of one call, 1 to 30. */
  readonly timeoutSeconds: number;
} & (
    | { /** Signs as itself. */ readonly auth: "direct" }
    | { /** Signs as the access role. */ readonly auth: "assume-role"; readonly accessRole: AssumedRole }
  );

/** A virtual machine for people, who reach it with Session Manager and call with `curl`. */
export interface InstanceClient extends ClientBase {
  readonly type: "instance";
  /** Signs as itself, or does not sign. */
  readonly auth: "direct" | "none";
  /** Of an arm64 family, as `t4g.micro`. */
  readonly instanceType: string;
}

/**
 * A role that others made, of whatever runs as it: an ECS task, a pod, a machine in a data centre. Nothing is made for
 * it. The role may be of the consumer's account or of any other.
 */
export interface RoleClient extends ClientBase {
  readonly type: "role";
  /** Signs as the role. */
  readonly auth: "direct";
}

/** The role that the API sees in a client's calls. */
export function callingRoleArn(client: Client): string {
  return client.auth === "assume-role" ? client.accessRole.arn : client.roleArn;
}
