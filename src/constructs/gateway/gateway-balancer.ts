import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import type { BalancerTls } from "../../model/gateway/gateway";
import { NO_SUCH_SERVICE } from "../../model/gateway/keep-warm";
import { TLS_1_2_AND_1_3 } from "../network/tls-policy";

export interface GatewayBalancerProps {
  /** At most 32 characters. */
  readonly name: string;
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  /** @default HTTP */
  readonly tls?: BalancerTls;
}

/** The port of the balancer's listener: that of HTTPS with a certificate, or else that of HTTP. */
export function listenerPort(tls: BalancerTls | undefined): number {
  return tls ? 443 : 80;
}

/**
 * The one balancer behind a gateway, inside its VPC. A request whose service no rule knows gets a 404.
 *
 * It drops headers whose names have other characters than letters, digits and hyphens: many servers read `x_crosslink_subject` as
 * `x-crosslink-subject`, and only the latter is overwritten by the gateway.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export class GatewayBalancer extends Construct {
  readonly balancerArn: string;
  readonly listenerArn: string;

  constructor(scope: Construct, id: string, { name, subnetIds, groupId, tls }: GatewayBalancerProps) {
    super(scope, id);

    const balancer = new Lb(this, "Default", {
      name,
      loadBalancerType: "application",
      internal: true,
      subnets: [...subnetIds],
      securityGroups: [groupId],
      desyncMitigationMode: "strictest",
      dropInvalidHeaderFields: true,
      enableDeletionProtection: false,
    });
    const listener = new LbListener(this, "listener:Default", {
      loadBalancerArn: balancer.arn,
      port: listenerPort(tls),
      ...(tls
        ? { protocol: "HTTPS", certificateArn: tls.certificateArn, sslPolicy: TLS_1_2_AND_1_3 }
        : { protocol: "HTTP" }),
      defaultAction: [{ type: "fixed-response", fixedResponse: noSuchService() }],
    });

    this.balancerArn = balancer.arn;
    this.listenerArn = listener.arn;
  }
}

function noSuchService() {
  const { statusCode, body } = NO_SUCH_SERVICE;
  return { contentType: "application/json", messageBody: body, statusCode: String(statusCode) };
}
