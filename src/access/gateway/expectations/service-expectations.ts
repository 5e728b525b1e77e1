import type { ConnectingConsumers } from "../../network/endpoint-service/connecting-consumer";
import type { LogExpectations } from "./gateway-expectations";

/** An endpoint service and the servers behind it. */
export interface ServiceExpectations {
  /** Prefix of its names. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly port: number;
  readonly tls: boolean;
  readonly healthPath: string;
  /** By name. */
  readonly consumers: ConnectingConsumers;
  readonly compute: ComputeExpectations;
  readonly log: LogExpectations;
}

export type ComputeExpectations = FargateExpectations | InstanceExpectations | ExistingExpectations;

/** Servers that the stack makes. */
export type MadeComputeExpectations = FargateExpectations | InstanceExpectations;

/** The parts that servers of a stack have, of whatever kind. */
interface MadeExpectations {
  readonly zoneIds: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** @default it has no table */
  readonly table?: { readonly deletionProtection: boolean };
  readonly min: number;
  readonly max: number;
}

export interface FargateExpectations extends MadeExpectations {
  readonly kind: "fargate";
  /** By digest. */
  readonly image: string;
  readonly cpu: number;
  readonly memoryMb: number;
}

export interface InstanceExpectations extends MadeExpectations {
  readonly kind: "ec2";
  readonly instanceType: string;
}

/** A network balancer of others, and whatever is behind it. */
export interface ExistingExpectations {
  readonly kind: "existing";
  /** The zones that it is in. */
  readonly zoneIds: readonly string[];
  readonly loadBalancerArn: string;
}
