import type { Machines } from "../../machines/machines";
import type { Arrival } from "./arrival";
import type { Facts } from "./facts";
import type { Rotation } from "./rotation";

/** Everything that connections can lead over, and the machines at their ends. */
export interface World {
  /** The accounts that endpoint services are looked for in. */
  readonly accountIds: readonly string[];
  readonly facts: Facts;
  readonly machines: Machines;
  readonly rotation: Rotation;
  /** Follows a connection to an address of the VPC that it is made in. */
  readonly connect: (from: Side, to: Place) => Promise<Arrival>;
}

/** The side that a connection is made from, within a VPC. */
export interface Side {
  readonly account: string;
  readonly vpcId: string;
  /** Ranges of the addresses that it may have. */
  readonly ranges: readonly string[];
  /** Empty = it has none, and may send anywhere. */
  readonly groupIds: readonly string[];
}

/** The address and the port that a connection is made to. */
export interface Place {
  readonly address: string;
  readonly port: number;
  /** The network interface that is meant, where it is known. @default that with the address */
  readonly interfaceId?: string;
}
