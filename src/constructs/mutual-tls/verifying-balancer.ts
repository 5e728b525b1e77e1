import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { pinnedAddress } from "../../model/aws/endpoint-addresses";
import { HTTPS } from "../network/client-security-groups";
import { TLS_1_2_AND_1_3 } from "../network/tls-policy";
import type { ClosedBucket } from "../storage/closed-bucket";
import { type EntranceNetwork, HEALTH_PORT } from "./entrance-network";
import type { TrustStore } from "./trust-store";

export interface VerifyingBalancerProps {
  /** At most 32 characters. */
  readonly name: string;
  readonly network: Pick<
    EntranceNetwork,
    "vpcId" | "balancerSubnetIds" | "endpointSubnets" | "verifierGroupId"
  >;
  /** The certificate of the name that callers use. */
  readonly certificateArn: string;
  readonly trustStore: Pick<TrustStore, "trustStoreArn" | "revocations">;
  /** The log of its connections, which says why a handshake failed. */
  readonly connectionLog: Pick<ClosedBucket, "bucketName" | "settings">;
}

/**
 * The balancer that takes TLS apart: a connection needs a certificate of the trust store's authorities, not revoked and not expired.
 * Calls go on to the API's endpoint with the certificate's subject, issuer and serial number in headers, and with the name that the
 * caller asked for.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export class VerifyingBalancer extends Construct {
  readonly balancerArn: string;
  readonly listener: ITerraformDependable;
  /** The listener that answers checks of the balancer's own health. */
  readonly healthListener: ITerraformDependable;

  constructor(scope: Construct, id: string, props: VerifyingBalancerProps) {
    super(scope, id);
    const { name, network, certificateArn, trustStore, connectionLog } = props;

    const balancer = new Lb(this, "Default", {
      name,
      loadBalancerType: "application",
      internal: true,
      subnets: [...network.balancerSubnetIds],
      securityGroups: [network.verifierGroupId],
      desyncMitigationMode: "strictest",
      dropInvalidHeaderFields: true,
      // API Gateway finds the domain by it.
      preserveHostHeader: true,
      enableDeletionProtection: false,
      connectionLogs: { bucket: connectionLog.bucketName, enabled: true },
      dependsOn: [...connectionLog.settings],
    });
    const targets = endpointTargets(this, props);
    this.listener = new LbListener(this, "listener:verified", {
      loadBalancerArn: balancer.arn,
      port: HTTPS.toPort,
      protocol: "HTTPS",
      certificateArn,
      sslPolicy: TLS_1_2_AND_1_3,
      mutualAuthentication: {
        mode: "verify",
        trustStoreArn: trustStore.trustStoreArn,
        ignoreClientCertificateExpiry: false,
        advertiseTrustStoreCaNames: "on",
      },
      defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
      dependsOn: [...trustStore.revocations],
    });
    this.healthListener = new LbListener(this, "listener:health", {
      loadBalancerArn: balancer.arn,
      port: HEALTH_PORT,
      protocol: "HTTP",
      defaultAction: [
        {
          type: "fixed-response",
          fixedResponse: { contentType: "text/plain", messageBody: "OK", statusCode: "200" },
        },
      ],
    });

    this.balancerArn = balancer.arn;
  }
}

/**
 * The API's endpoint in each zone. A balancer checks no certificate of a target and names no server to it; `/ping` is the path at
 * which API Gateway itself answers.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function endpointTargets(
  scope: Construct,
  { name, network: { vpcId, endpointSubnets } }: Pick<VerifyingBalancerProps, "name" | "network">,
): LbTargetGroup {
  const targets = new LbTargetGroup(scope, "targets:endpoint", {
    // Another group takes its place while a listener still leads to this one; so the name is Terraform's.
    namePrefix: "alb-",
    lifecycle: { createBeforeDestroy: true },
    targetType: "ip",
    protocol: "HTTPS",
    port: HTTPS.toPort,
    vpcId,
    // No call takes longer.
    deregistrationDelay: "30",
    healthCheck: { protocol: "HTTPS", path: "/ping", matcher: "200,403" },
    tags: { Name: name },
  });
  for (const { name: zone, firstAddress } of endpointSubnets) {
    new LbTargetGroupAttachment(scope, `target:endpoint_${zone}`, {
      targetGroupArn: targets.arn,
      targetId: pinnedAddress(firstAddress, "execute-api"),
    });
  }
  return targets;
}
