import { DescribeListenersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Answer, Forward, PassingRequest } from "../../../proxy";
import { queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { namedStore, ownerOf } from "../trust-stores/trust-store-call";
import type { TrustStores } from "../trust-stores/trust-stores";
import { askedAuthentication } from "./asked-authentication";
import { type ChangedListener, changedListener } from "./changed-listener";
import type { MutualAuthentication, MutualListeners } from "./mutual-listeners";

const shownBy = "__tests__/live/emulated-aws/strict/elb/mutual-authentication/mutual-authentication.test.ts";

/** The quota of a balancer. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_VERIFYING = 2;

export const mutualProtocols: ManagementRule = {
  name: "only an HTTPS listener of an application balancer asks its clients for certificates",
  because: "moto forgets that a listener shall ask, whatever it is, so that nobody would be asked",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html",
  shownBy,
  intercept: withMutual(async ({ changed, mutual }) => {
    if (!["off", "passthrough", "verify"].includes(mutual.mode))
      return refused(`The mode '${mutual.mode}' of mutual authentication must be off, passthrough or verify`);
    if (
      mutual.mode !== "verify" &&
      (mutual.trustStoreArn || mutual.ignoresExpiry || mutual.advertises === "on")
    )
      return refused(
        `Mutual authentication in mode ${mutual.mode} has no trust store and no settings of one`,
      );
    return changed.protocol === "HTTPS" && changed.balancerArn.includes("/app/")
      ? undefined
      : refused("Mutual authentication is only supported for HTTPS listeners of application load balancers");
  }),
};

export function activeTrustStores(stores: TrustStores): ManagementRule {
  return {
    name: "a listener verifies clients with a trust store of its account that is active",
    because: "moto has no trust stores, and takes any text for one",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
    shownBy,
    intercept: withMutual(async ({ mutual, parameters, passing, forward }) => {
      if (mutual.mode !== "verify") return undefined;
      if (!mutual.trustStoreArn) return refused("A trust store ARN must be specified for the mode verify");
      const named = namedStore(stores, { parameters, owner: await ownerOf(passing, forward) });
      if (named.refusal) return named.refusal;
      return named.store.isActive
        ? undefined
        : elbRefusal("TrustStoreNotReady", `Trust store '${named.store.arn}' is not active`);
    }),
  };
}

export function verifyingListeners(listeners: MutualListeners): ManagementRule {
  return {
    name: "a balancer has at most two listeners that verify clients",
    because: "moto takes any number; the code of AWS's refusal is not documented",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html",
    assumed: true,
    shownBy,
    intercept: withMutual(async ({ changed, mutual, passing, forward }) => {
      if (mutual.mode !== "verify") return undefined;
      const elb = serviceClients(requesterOf(passing), forward).elb();
      const LoadBalancerArn = changed.balancerArn;
      const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
      const others = Listeners.flatMap(({ ListenerArn = "" }) =>
        ListenerArn !== changed.listenerArn && listeners.of(ListenerArn).mode === "verify" ? ListenerArn : [],
      );
      return others.length < MOST_VERIFYING
        ? undefined
        : elbRefusal(
            "TooManyListeners",
            `The load balancer has ${MOST_VERIFYING} listeners in the mode verify`,
          );
    }),
  };
}

interface AskedChange {
  readonly changed: ChangedListener;
  readonly mutual: MutualAuthentication;
  readonly parameters: URLSearchParams;
  readonly passing: PassingRequest;
  readonly forward: Forward;
}

/** Refuses some calls that make or change what a listener asks of its clients. */
function withMutual(
  refusal: (change: AskedChange) => Promise<Answer | undefined>,
): ManagementRule["intercept"] {
  return async (passing, forward) => {
    const call = queryCall(passing, "elasticloadbalancing");
    const mutual = call && askedAuthentication(call.parameters);
    const changed = call && mutual && (await changedListener(call, passing, forward));
    if (call === undefined || mutual === undefined || changed === undefined) return forward(passing);
    return (await refusal({ changed, mutual, ...call, passing, forward })) ?? forward(passing);
  };
}

function refused(message: string): Answer {
  return elbRefusal("InvalidConfigurationRequest", message);
}
