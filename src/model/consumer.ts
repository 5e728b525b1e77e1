import type { Place } from "./arn";
import type { Party } from "./party";
import type { Auth, LogSettings, MadeNetwork } from "./provider";
import type { Route } from "./route";

export interface AdoptedConsumerNetwork {
  readonly kind: "adopted";
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  /** Empty where no endpoint is made. */
  readonly endpointSubnetIds: readonly string[];
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
