import { physicalName } from "../../../../model/aws/names";
import { serviceBalancerName } from "../../../../model/gateway/names";
import { verifyingBalancerName } from "../../../../model/mutual-tls/names";
import { balancerNamed, type LiveBalancer, onBalancers } from "../../live/balancer";
import { groupsNamed, type LiveGroups, onGroups } from "../../live/groups";
import { describeEndpoints, type LiveEndpoint, named } from "../endpoints";
import { onAll } from "../needed";
import type { Reading } from "../reading";
import { byEntrance, entered } from "./entered";

export const entryBalancerReading: Reading<LiveBalancer | undefined> = balancerReading(
  "the balancer of the endpoint service",
  serviceBalancerName,
);

export const verifierReading: Reading<LiveBalancer | undefined> = balancerReading(
  "the balancer that verifies certificates",
  verifyingBalancerName,
);

function balancerReading(
  what: string,
  nameOf: (provider: string) => string,
): Reading<LiveBalancer | undefined> {
  return {
    what,
    key: byEntrance,
    needs: (call) => {
      const provider = entered(call);
      return provider ? onBalancers(provider) : [];
    },
    read: async (call, { aws }) => {
      const provider = entered(call);
      return provider && balancerNamed(aws(provider), nameOf(provider.name));
    },
  };
}

/** The names of an entrance's security groups. @param provider the party's physical name */
export function entranceGroupNames(provider: string) {
  const prefix = physicalName(provider, "entrance");
  return {
    entry: physicalName(prefix, "entry"),
    verifier: physicalName(prefix, "verifier"),
    endpoints: physicalName(prefix, "endpoints"),
  };
}

export const entranceGroupsReading: Reading<LiveGroups | undefined> = {
  what: "the security groups of the entrance",
  key: byEntrance,
  needs: (call) => {
    const provider = entered(call);
    return provider ? onGroups(provider) : [];
  },
  read: async (call, { aws }) => {
    const provider = entered(call);
    return provider && groupsNamed(aws(provider), Object.values(entranceGroupNames(provider.name)));
  },
};

export const ownEndpointReading: Reading<LiveEndpoint | undefined> = {
  what: "the API's own execute-api endpoint",
  key: byEntrance,
  needs: (call) => {
    const provider = entered(call);
    return provider ? onAll(provider, "ec2:DescribeVpcEndpoints") : [];
  },
  read: async (call, { aws }) => {
    const provider = entered(call);
    if (provider === undefined) return undefined;
    return named(await describeEndpoints(aws(provider)), physicalName(provider.name, "execute-api"));
  },
};
