import type { ITerraformDependable } from "cdktf";
import type { CalledApi } from "../../constructs/network/api-address";
import type { ConsumerVpc } from "../../constructs/network/consumer-vpc";

/**
 * A client with only the resources made that Terraform must destroy after the consumer's network: Lambda
 * deletes a function's interfaces with the function's role, so the role is made before the network.
 */
export interface BegunClient {
  /** The role policies that Lambda needs to delete the client's interfaces. */
  readonly interfacePolicies: readonly ITerraformDependable[];
  /** Makes the remaining resources. */
  readonly finish: (surroundings: Surroundings) => FinishedClient;
}

/** The parts of a consumer's stack that a client needs. */
export interface Surroundings {
  readonly api: CalledApi;
  /** The id of that API. */
  readonly apiId: string;
  /** Absent if clients run outside any VPC. */
  readonly vpc?: ConsumerVpc;
  /** The link to the execute-api endpoint; absent without a front door. */
  readonly vpcLinkId?: string;
  /** The account setting that front doors' logs wait for; absent if another stack owns it. */
  readonly logAccount?: ITerraformDependable;
  /** The secrets of the keys that the consumer keeps, by the keys' ids. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** The secrets of clients' certificates, by their ids. */
  readonly certificateArns: Readonly<Record<string, string>>;
}

export interface FinishedClient {
  readonly facts: ClientFacts;
  /** The API that it offers itself; present for a front door. */
  readonly ownApi?: Pick<CalledApi, "address" | "stage">;
}

/** A client's values, by the output that lists them under the client's name. */
export type ClientFacts = Readonly<
  { client_role_arns: string } & Partial<
    Record<"client_functions" | "client_instances" | "front_door_urls", string> & {
      /** Command lines to paste. */
      client_commands: Readonly<Record<"start_session" | "curl", string>>;
      /** The secrets that the keys of a front door's callers are kept in, by caller. */
      front_door_secret_arns: Readonly<Record<string, string>>;
      /** The secret that the owner of a client's certificate puts it into. */
      client_certificate_secret_arns: string;
    }
  >
>;
