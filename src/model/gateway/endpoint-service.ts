import type { MadeNetwork } from "../network";
import type { Party } from "../party";
import type { LogSettings } from "../provider";

/** A party that offers a service behind an endpoint of PrivateLink, in front of servers of its own. */
export interface ServiceProvider extends Party {
  readonly service: EndpointService;
  /** One grant per consumer, those of this file first. */
  readonly grants: readonly EndpointGrant[];
}

/**
 * A service that other VPCs reach through interface endpoints: an endpoint service, a network balancer that nothing else enters,
 * and the servers behind it.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html
 */
export interface EndpointService extends ServiceProtocol {
  readonly type: "endpoint-service";
  readonly compute: Compute;
  readonly logs: LogSettings;
}

/** The spoken side of a service: all that a balancer in front of it has to know. */
export interface ServiceProtocol {
  /** The port that the service listens on, 1,024 to 65,535; the same on the way to it. */
  readonly port: number;
  /** The path that balancers ask for: any answer from 200 to 399 is good. */
  readonly healthPath: string;
  /** True if it speaks HTTPS: its certificate is not validated. */
  readonly tls: boolean;
  /** The zones that it can be reached in, by id. */
  readonly zoneIds: readonly string[];
}

/** The servers behind an endpoint service. */
export type Compute = FargateCompute | InstanceCompute | ExistingCompute;

/** The parts that servers which Crosslink makes have, of whatever kind. */
interface MadeCompute {
  /** A VPC without a way to the internet; its zones are ids. */
  readonly network: MadeNetwork;
  /** Environment variables in addition to `PORT` and, with a table, `TABLE_NAME`. */
  readonly environment: Readonly<Record<string, string>>;
  /** A DynamoDB table with the keys `pk` and `sk`, reached through a gateway endpoint; absent = none. */
  readonly table?: { readonly deletionProtection: boolean };
  /** The number of servers that always run, and the most. */
  readonly min: number;
  readonly max: number;
}

/** Containers on Fargate. */
export interface FargateCompute extends MadeCompute {
  readonly type: "fargate";
  /** An image of ECR in the same region, by digest. */
  readonly image: string;
  /** CPU units of a task: 1,024 are one vCPU. */
  readonly cpu: number;
  readonly memoryMb: number;
}

/** EC2 instances in an auto-scaling group, each of which runs one Node program. */
export interface InstanceCompute extends MadeCompute {
  readonly type: "ec2";
  /** Absolute path of the program. */
  readonly entry: string;
  /** An arm64 type, such as `t4g.micro`. */
  readonly instanceType: string;
}

/** A network balancer that exists already, with all that is behind it. */
export interface ExistingCompute {
  readonly type: "existing";
  readonly loadBalancerArn: string;
}

/** A provider's grant to one consumer: an endpoint that may connect. */
export interface EndpointGrant {
  /** The consumer's stack id, or its name under `externalConsumers:`. */
  readonly consumer: string;
  /** True if the consumer has no stack in this deployment. */
  readonly isExternal: boolean;
  readonly account: string;
  readonly endpoint: StatedEndpoints | LinkedEndpoint;
}

/** Endpoints that the file names. */
interface StatedEndpoints {
  readonly kind: "stated";
  readonly ids: readonly string[];
}

/** The endpoint whose id is read from the consumer's state, under the provider's stack id. */
interface LinkedEndpoint {
  readonly kind: "linked";
  /** False if the file says that the consumer has no state yet. For states in S3, Terraform looks for the object instead. */
  readonly isReadable: boolean;
}
