import type { Rule } from "../../network/groups/rule";
import type { Attached } from "./gateway";

/** An endpoint service as its stack's JSON has it: who may connect, and what a connection reaches. */
export interface Service {
  readonly stackId: string;
  readonly account: string;
  /** The address of the endpoint service. */
  readonly address: string;
  /** ARNs of accounts, users and roles; `*` for everybody. */
  readonly principals: readonly string[];
  /** False if it lets in whoever has a principal. */
  readonly isAcceptanceRequired: boolean;
  readonly acceptances: readonly Acceptance[];
  readonly balancer: ServiceBalancer;
  readonly rules: readonly Rule[];
}

/** An endpoint whose connections are accepted. */
export interface Acceptance {
  readonly address: string;
  /** An id, or the endpoint of another stack by its name; undefined for what is read of none. */
  readonly endpoint?: string;
  /** True if it is read from another stack's state, and so is there once that is. */
  readonly isRead: boolean;
}

/** The network balancer of a service: one of the stack's, or one that exists already. */
export type ServiceBalancer =
  | { readonly kind: "existing"; readonly arn: string }
  | ({
      readonly kind: "made";
      /** True if traffic over PrivateLink is held against the rules of its group, too. */
      readonly asksGroup: boolean;
      readonly listeners: readonly ServiceListener[];
    } & Attached);

export interface ServiceListener {
  readonly address: string;
  readonly port: number;
  readonly targets?: ServiceTargets;
}

/** A target group of servers. */
export interface ServiceTargets {
  readonly address: string;
  /** As `tcp 8080`. */
  readonly traffic: string;
  /** The services of containers and groups of instances that register themselves. */
  readonly servers: readonly Attached[];
}
