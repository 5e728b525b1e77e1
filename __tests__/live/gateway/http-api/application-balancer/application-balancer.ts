import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Facts } from "../way/facts";

/** An application balancer and one of its listeners, as Elastic Load Balancing describes them. */
export interface ApplicationBalancer {
  readonly arn: string;
  readonly account: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly listener: {
    readonly arn: string;
    readonly port: number;
    /** `HTTP` or `HTTPS` */
    readonly protocol: string;
    readonly certificateArns: readonly string[];
    readonly sslPolicy: string;
    readonly mutual: {
      /** `off`, `passthrough`, `verify` */
      readonly mode: string;
      readonly trustStoreArn?: string;
      readonly ignoresExpiry: boolean;
    };
  };
  readonly dropsInvalidHeaders: boolean;
}

/** The balancer of a listener; undefined where there is no such listener of an active application balancer. */
export async function applicationBalancer(
  facts: Facts,
  account: string,
  listenerArn: string,
): Promise<ApplicationBalancer | undefined> {
  const { elb } = facts.account(account);
  const LoadBalancerArn = listenerArn.replace(":listener/", ":loadbalancer/").replace(/\/[^/]+$/, "");
  const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find((one) => one.LoadBalancerArn === LoadBalancerArn);
  if (balancer?.Type !== "application" || balancer.State?.Code !== "active") return undefined;
  const [{ Listeners = [] }, { Attributes = [] }] = await Promise.all([
    elb.send(new DescribeListenersCommand({ LoadBalancerArn })),
    elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
  ]);
  const listener = Listeners.find(({ ListenerArn }) => ListenerArn === listenerArn);
  if (listener === undefined) return undefined;
  const { MutualAuthentication: mutual } = listener;
  return {
    arn: LoadBalancerArn,
    account,
    vpcId: balancer.VpcId ?? "",
    subnetIds: (balancer.AvailabilityZones ?? []).map(({ SubnetId = "" }) => SubnetId),
    groupIds: balancer.SecurityGroups ?? [],
    listener: {
      arn: listenerArn,
      port: listener.Port ?? 0,
      protocol: listener.Protocol ?? "",
      certificateArns: (listener.Certificates ?? []).map(({ CertificateArn = "" }) => CertificateArn),
      sslPolicy: listener.SslPolicy ?? "",
      mutual: {
        mode: mutual?.Mode ?? "off",
        trustStoreArn: mutual?.TrustStoreArn,
        ignoresExpiry: mutual?.IgnoreClientCertificateExpiry ?? false,
      },
    },
    dropsInvalidHeaders: Attributes.some(
      ({ Key, Value }) => Key === "routing.http.drop_invalid_header_fields.enabled" && Value === "true",
    ),
  };
}
