import type { ITerraformDependable } from "cdktf";
import type { CalledApi } from "../../constructs/network/api-address";
import type { ConsumerVpc } from "../../constructs/network/consumer-vpc";

/**
 * A client of which there is what outlives the consumer's network: Lambda deletes a function's interfaces with the
 * function's role, so the role is made before the network, and destroyed after it.
 */
export interface BegunClient {
  /** The policies with which Lambda deletes the client's interfaces. */
  readonly interfacePolicies: readonly ITerraformDependable[];
  /** Makes the rest. */
  readonly finish: (surroundings: Surroundings) => ClientFacts;
}

/** The part of a consumer's stack that a client needs, and that is made before it. */
export interface Surroundings {
  readonly api: CalledApi;
  /** Absent where clients run outside any VPC. */
  readonly vpc?: ConsumerVpc;
}

/** The values that become known of a client, by the output that has them under the client's name. */
export type ClientFacts = Readonly<
  { client_role_arns: string } & Partial<
    Record<"client_functions" | "client_instances", string> & {
      /** To paste. */
      client_commands: Readonly<Record<"start_session" | "curl", string>>;
    }
  >
>;
