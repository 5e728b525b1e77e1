import {
  DeregisterTargetsCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  DescribeTrustStoresCommand,
  ModifyListenerCommand,
  ModifyTrustStoreCommand,
  type MutualAuthenticationAttributes,
  RegisterTargetsCommand,
  RemoveTrustStoreRevocationsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { PROVIDER } from "../../../../mutual-tls/system/deployment";
import { apply, type MutualTls } from "../../../../mutual-tls/system/system";
import type { Account } from "../../../../support/accounts/accounts";
import { REGION } from "../../../../support/accounts/accounts";
import { sampleAuthority } from "../../../../support/certificates/sample-authority";
import { succeeded } from "../../../../support/processes/run";
import type { Fault } from "../../fault";
import { nameOf } from "../system";

const provider = ({ account }: MutualTls) => account(PROVIDER);

async function balancerArn({ elb }: Account, name: string): Promise<string> {
  const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: [name] }));
  return LoadBalancers[0]?.LoadBalancerArn ?? "";
}

/** Takes the targets out of a balancer's groups, until the returned function puts them back. */
export async function emptyBalancer(owner: Account, name: string): Promise<() => Promise<void>> {
  const { elb } = owner;
  const LoadBalancerArn = await balancerArn(owner, name);
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));
  const emptied = TargetGroups.map(async ({ TargetGroupArn }) => {
    const asked = new DescribeTargetHealthCommand({ TargetGroupArn });
    const { TargetHealthDescriptions = [] } = await elb.send(asked);
    const Targets = TargetHealthDescriptions.flatMap(({ Target }) => Target ?? []);
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
    return { TargetGroupArn, Targets };
  });
  const groups = await Promise.all(emptied);
  return async () => {
    await Promise.all(groups.map((one) => elb.send(new RegisterTargetsCommand(one))));
  };
}

/** Has the balancer verify nobody, until the returned function takes that back. */
async function verifyNobody(system: MutualTls): Promise<() => Promise<void>> {
  const { elb } = provider(system);
  const LoadBalancerArn = await balancerArn(provider(system), nameOf.verifier);
  const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const listener = Listeners.find(({ Port }) => Port === 443);
  const modify = async (MutualAuthentication: MutualAuthenticationAttributes = {}) => {
    const { ListenerArn } = listener ?? {};
    await elb.send(new ModifyListenerCommand({ ListenerArn, MutualAuthentication }));
  };
  await modify({ Mode: "off" });
  const { Mode, TrustStoreArn, IgnoreClientCertificateExpiry, AdvertiseTrustStoreCaNames } =
    listener?.MutualAuthentication ?? {};
  return () => modify({ Mode, TrustStoreArn, IgnoreClientCertificateExpiry, AdvertiseTrustStoreCaNames });
}

const BUCKET = `shop-provider-trust-${PROVIDER}-${REGION}`;

async function trustStoreArn({ elb }: Account): Promise<string> {
  const { TrustStores = [] } = await elb.send(new DescribeTrustStoresCommand({}));
  return TrustStores[0]?.TrustStoreArn ?? "";
}

/** Has the balancer trust another authority alone. */
async function trustAnother(system: MutualTls): Promise<() => Promise<void>> {
  const { elb, s3 } = provider(system);
  const TrustStoreArn = await trustStoreArn(provider(system));
  const { certificate } = await sampleAuthority("CN=Root,O=Acme");
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: "other.pem", Body: certificate }));
  const modify = async (key: string) => {
    const bundle = { CaCertificatesBundleS3Bucket: BUCKET, CaCertificatesBundleS3Key: key };
    await elb.send(new ModifyTrustStoreCommand({ TrustStoreArn, ...bundle }));
  };
  await modify("other.pem");
  // The file that the printed command names.
  return () => modify("ca-bundle.pem");
}

/** Takes the revocation list away; the printed commands bring it back. */
async function revokeNobody(system: MutualTls): Promise<() => Promise<void>> {
  const TrustStoreArn = await trustStoreArn(provider(system));
  const { elb } = provider(system);
  await elb.send(new RemoveTrustStoreRevocationsCommand({ TrustStoreArn, RevocationIds: [1] }));
  return async () => {
    const forgotten = ["state", "rm", "aws_lb_trust_store_revocation.clients"];
    succeeded("state rm", await system.workspace.terraform("provider", ...forgotten));
    await apply(system, "provider");
  };
}

export const verifierFaults: readonly Fault<MutualTls>[] = [
  {
    name: "the verifying balancer has lost its targets",
    cause: "verifying-balancer",
    evidence: /no target is registered/,
    plant: (system) => emptyBalancer(provider(system), nameOf.verifier),
  },
  {
    name: "the balancer that PrivateLink enters has lost its target",
    cause: "entry-balancer",
    evidence: /no target is registered/,
    plant: (system) => emptyBalancer(provider(system), "shop-provider-nlb"),
  },
  {
    name: "the listener does not verify certificates any more",
    cause: "not-verifying",
    evidence: /live +mutual TLS is off/,
    plant: verifyNobody,
  },
  {
    name: "the trust store has another authority",
    cause: "trust-store",
    evidence: /1 certificates, of which 1 are not the deployment's; 2 are missing/,
    plant: trustAnother,
  },
  {
    name: "the trust store has lost its revocation list",
    cause: "revocation-lists",
    evidence:
      /without clients\n.*\n +mend +terraform .* state rm aws_lb_trust_store_revocation\.clients, then /,
    refuses: false,
    plant: revokeNobody,
  },
];
