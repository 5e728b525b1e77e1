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
  readonly finish: (surroundings: Surroundings) => ClientFacts;
}

/** The parts of a consumer's stack that a client needs. */
interface Surroundings {
  readonly api: CalledApi;
  /** Absent if clients run outside any VPC. */
  readonly vpc?: ConsumerVpc;
}

/** A client's values, by the output that lists them under the client's name. */
export type ClientFacts = Readonly<
  { client_role_arns: string } & Partial<
    Record<"client_functions" | "client_instances", string> & {
      /** Command lines to paste. */
      client_commands: Readonly<Record<"start_session" | "curl", string>>;
    }
  >
>;
