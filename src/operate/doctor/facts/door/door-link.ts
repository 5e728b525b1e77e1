import { balancerName } from "../../../../model/aws/names";
import type { ExaminedCall } from "../../examined-call";
import { balancerNamed, type LiveBalancer, onBalancers } from "../../live/balancer";
import { byConsumer, onApis } from "../needed";
import type { Reading } from "../reading";
import { doorOf } from "./door";

/** The VPC link that the front doors of a consumer share. */
export interface LiveDoorLink {
  readonly id: string;
  /** `AVAILABLE`, `PENDING`, `FAILED`, `DELETING` */
  readonly status: string;
  /** AWS's words about the status, if there are any. */
  readonly message?: string;
}

/** Nothing is read for clients that are no front doors. */
const byDoors = (call: ExaminedCall) => (doorOf(call) ? byConsumer(call) : "none");

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html */
export const doorLinkReading: Reading<LiveDoorLink | undefined> = {
  what: "the VPC link of the consumer's front doors",
  key: byDoors,
  needs: (call) => (doorOf(call) ? [onApis(call.consumer, "/vpclinks")] : []),
  read: async (call, { aws }) => {
    if (doorOf(call) === undefined) return undefined;
    const { items = [] } = await aws(call.consumer).client("apiGateway").getVpcLinks({ limit: 500 });
    const link = items.find(({ name }) => name === balancerName(call.consumer.name));
    return link && { id: link.id ?? "", status: link.status ?? "", message: link.statusMessage || undefined };
  },
};

export const doorBalancerReading: Reading<LiveBalancer | undefined> = {
  what: "the balancer of the consumer's front doors",
  key: byDoors,
  needs: (call) => (doorOf(call) ? onBalancers(call.consumer) : []),
  read: async (call, { aws }) =>
    doorOf(call) && balancerNamed(aws(call.consumer), balancerName(call.consumer.name)),
};
