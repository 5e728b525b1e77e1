import { DescribeListenersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Forward, PassingRequest } from "../../../proxy";
import type { QueryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";

/** A listener that a call makes or changes, as it is afterwards. */
export interface ChangedListener {
  /** Absent = it is being made. */
  readonly listenerArn?: string;
  readonly balancerArn: string;
  readonly protocol: string;
}

/** Undefined for a call that neither makes nor changes a listener, or names one that there is not. */
export async function changedListener(
  { action, parameters }: QueryCall,
  passing: PassingRequest,
  forward: Forward,
): Promise<ChangedListener | undefined> {
  const protocol = parameters.get("Protocol");
  if (action === "CreateListener")
    return { balancerArn: parameters.get("LoadBalancerArn") ?? "", protocol: protocol ?? "" };
  if (action !== "ModifyListener") return undefined;
  const listenerArn = parameters.get("ListenerArn") ?? "";
  const elb = serviceClients(requesterOf(passing), forward).elb();
  const described = new DescribeListenersCommand({ ListenerArns: [listenerArn] });
  const { Listeners: [listener] = [] } = await elb.send(described).catch(() => ({ Listeners: [] }));
  if (listener === undefined) return undefined;
  return {
    listenerArn,
    balancerArn: listener.LoadBalancerArn ?? "",
    protocol: protocol ?? listener.Protocol ?? "",
  };
}
