import { Construct } from "constructs";
import type { Program } from "../../bundle/bundle";
import type { Place } from "../../model/aws/arn";
import { serviceBalancerName } from "../../model/gateway/names";
import type { Entrance as EntranceSettings } from "../../model/mutual-tls/entrance";
import { entranceBucketArn, entranceBucketName, verifyingBalancerName } from "../../model/mutual-tls/names";
import { bucketWithTls } from "../../policies/storage/bucket-with-tls";
import { connectionLogBucketPolicy } from "../../policies/storage/connection-log-bucket-policy";
import { ClosedBucket } from "../storage/closed-bucket";
import { domainCertificate } from "./domain-certificate";
import type { EntranceNetwork } from "./entrance-network";
import { EntryBalancer } from "./entry-balancer";
import { TrustStore } from "./trust-store";
import { VerifyingBalancer } from "./verifying-balancer";

export interface EntranceProps extends Place {
  /** The provider's physical name. */
  readonly name: string;
  readonly entrance: Pick<EntranceSettings, "domain">;
  readonly network: EntranceNetwork;
  /** The authorities' certificates. */
  readonly caBundle: Program;
  /** The revocation lists, by name. */
  readonly revocationLists: Readonly<Record<string, Program>>;
}

/**
 * The way from an endpoint service to an API's endpoint: a network balancer that nothing but PrivateLink enters, and behind it one that
 * lets in holders of certificates only.
 */
export class Entrance extends Construct {
  /** The balancer of the endpoint service. */
  readonly balancerArn: string;
  /** The certificate of the name that callers use. */
  readonly certificateArn: string;
  /** The address of the trust store in Terraform. */
  readonly trustStore: string;

  constructor(scope: Construct, id: string, props: EntranceProps) {
    super(scope, id);
    const { name, entrance, network, caBundle, revocationLists } = props;

    const certificateArn = domainCertificate(this, entrance.domain);
    const trustStore = new TrustStore(this, "trust:Default", {
      name: verifyingBalancerName(name),
      bucketName: entranceBucketName(props, "trust"),
      bucketPolicy: bucketWithTls(entranceBucketArn(props, "trust")),
      ...{ caBundle, revocationLists },
    });
    const connectionLog = new ClosedBucket(this, "log:Default", {
      role: "connections",
      bucketName: entranceBucketName(props, "connections"),
      policy: connectionLogBucketPolicy(entranceBucketArn(props, "connections"), props),
    });
    const verifier = new VerifyingBalancer(this, "balancer:verifier", {
      name: verifyingBalancerName(name),
      ...{ network, certificateArn, trustStore, connectionLog },
    });
    const { balancerArn } = new EntryBalancer(this, "balancer:Default", {
      name: serviceBalancerName(name),
      vpcId: network.vpcId,
      subnetIds: network.balancerSubnetIds,
      groupId: network.entryGroupId,
      verifier,
    });

    this.balancerArn = balancerArn;
    this.certificateArn = certificateArn;
    this.trustStore = trustStore.address;
  }
}
