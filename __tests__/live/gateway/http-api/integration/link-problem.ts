import { letsPass } from "../../balancer/security-groups";
import type { ApplicationBalancer } from "../application-balancer/application-balancer";
import type { Facts } from "../way/facts";

/** The end of a VPC link that is in a VPC. */
export interface LinkEnd {
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
}

/**
 * Why a VPC link does not reach a balancer: both are to be in one VPC, the groups of the link have to let it out to the
 * listener's port, and those of the balancer in. Undefined where it does.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
export async function linkProblem(
  facts: Facts,
  account: string,
  { subnetIds, groupIds }: LinkEnd,
  balancer: ApplicationBalancer,
): Promise<string | undefined> {
  const [subnets, own, theirs] = await Promise.all([
    facts.subnets(account),
    facts.rules(account, groupIds),
    facts.rules(account, balancer.groupIds),
  ]);
  const isThere = subnets.some(
    ({ SubnetId = "", VpcId }) => subnetIds.includes(SubnetId) && VpcId === balancer.vpcId,
  );
  if (!isThere) return "the VPC link is in another VPC than the balancer";
  const { port } = balancer.listener;
  const there = { addresses: await facts.ranges(account, balancer.subnetIds), groupIds: balancer.groupIds };
  if (groupIds.length > 0 && !letsPass(own.egress, port, there))
    return "the security group of the VPC link does not let it out to the balancer";
  const here = { addresses: await facts.ranges(account, subnetIds), groupIds };
  return letsPass(theirs.ingress, port, here)
    ? undefined
    : "the security group of the balancer does not let the VPC link in";
}
