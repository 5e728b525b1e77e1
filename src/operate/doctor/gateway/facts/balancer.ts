import { physicalName } from "../../../../model/aws/names";
import { gatewayBalancerName, SERVICE_HEADER, serviceBalancerName } from "../../../../model/gateway/names";
import { onAll } from "../../facts/needed";
import { balancerNamed, type LiveBalancer, onBalancers } from "../../live/balancer";
import { groupsNamed, type LiveGroups, onGroups } from "../../live/groups";
import type { GatewayCall } from "../gateway-call";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** A rule of the balancer's listener. */
export interface LiveRule {
  readonly priority: number;
  /** The services that it is about, by their names in the header; none if it asks for something else. */
  readonly services: readonly string[];
  /** True if it asks for nothing but that header. */
  readonly isByServiceAlone: boolean;
  readonly targetGroupArn?: string;
}

export const balancerReading: GatewayReading<LiveBalancer | undefined> = {
  what: "the gateway's balancer",
  key: byGateway,
  needs: ({ consumer }) => onBalancers(consumer),
  read: ({ consumer }, { aws }) => balancerNamed(aws(consumer), gatewayBalancerName(consumer.name)),
};

export const rulesReading: GatewayReading<readonly LiveRule[]> = {
  what: "the rules of the gateway's balancer",
  key: byGateway,
  needs: ({ consumer }) => onAll(consumer, "elasticloadbalancing:DescribeRules"),
  from: ["balancer"],
  read: async ({ consumer }, { aws, fact }) => {
    const ListenerArn = (await fact("balancer"))?.listeners[0]?.arn;
    if (ListenerArn === undefined) return [];
    const { Rules = [] } = await aws(consumer).client("elb").describeRules({ ListenerArn });
    return Rules.filter(({ IsDefault }) => !IsDefault).map(({ Priority, Conditions = [], Actions = [] }) => {
      const [condition] = Conditions;
      const { HttpHeaderName = "", Values = [] } = condition?.HttpHeaderConfig ?? {};
      const isByService = HttpHeaderName.toLowerCase() === SERVICE_HEADER;
      const [action] = Actions;
      return {
        priority: Number(Priority),
        services: isByService ? Values : [],
        isByServiceAlone: isByService && Conditions.length === 1,
        targetGroupArn: action?.TargetGroupArn ?? action?.ForwardConfig?.TargetGroups?.[0]?.TargetGroupArn,
      };
    });
  },
};

/** The names of a gateway's security groups. @param consumer the party's physical name */
export function gatewayGroupNames(consumer: string) {
  return {
    link: physicalName(consumer, "link"),
    balancer: physicalName(consumer, "balancer"),
    endpoints: physicalName(consumer, "endpoints"),
  };
}

export const gatewayGroupsReading: GatewayReading<LiveGroups> = {
  what: "the security groups of the gateway",
  key: byGateway,
  needs: ({ consumer }) => onGroups(consumer),
  read: ({ consumer }, { aws }) =>
    groupsNamed(aws(consumer), Object.values(gatewayGroupNames(consumer.name))),
};

/** The names of the security groups around servers. @param provider the party's physical name */
export function serverGroupNames(provider: string) {
  return { balancer: physicalName(provider, "balancer"), servers: physicalName(provider, "servers") };
}

/** The provider whose servers and balancer are made here. */
export function madeProvider({ provider }: GatewayCall) {
  return provider?.service.compute.type === "existing" ? undefined : provider;
}

const byService = (call: GatewayCall) => madeProvider(call)?.stackId ?? "none";

export const serviceBalancerReading: GatewayReading<LiveBalancer | undefined> = {
  what: "the balancer of the endpoint service",
  key: byService,
  needs: (call) => {
    const provider = madeProvider(call);
    return provider ? onBalancers(provider) : [];
  },
  read: async (call, { aws }) => {
    const provider = madeProvider(call);
    return provider && balancerNamed(aws(provider), serviceBalancerName(provider.name));
  },
};

export const serverGroupsReading: GatewayReading<LiveGroups | undefined> = {
  what: "the security groups of the servers",
  key: byService,
  needs: (call) => {
    const provider = madeProvider(call);
    return provider ? onGroups(provider) : [];
  },
  read: async (call, { aws }) => {
    const provider = madeProvider(call);
    return provider && groupsNamed(aws(provider), Object.values(serverGroupNames(provider.name)));
  },
};
