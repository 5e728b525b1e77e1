import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { Machine } from "../../machines/machine";
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
  /** The ends of ways that are no machines. @default there are none */
  readonly ends?: OwnEnds;
  /** Follows a connection to an address of the VPC that it is made in. */
  readonly connect: (from: Side, to: Place) => Promise<Arrival>;
}

/** The servers of the gateway that stand for services of AWS. */
export interface OwnEnds {
  /** The listener of an application balancer with a network interface; undefined where it has none on the port. */
  readonly balancer: (
    world: World,
    from: Side,
    found: NetworkInterface,
    port: number,
  ) => Promise<Machine | undefined>;
  /** An endpoint of a service of AWS; undefined where nobody stands for it. */
  readonly endpoint: (endpointId: string) => Machine | undefined;
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
