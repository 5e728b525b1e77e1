import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { DescribeLoadBalancersCommand, type LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Facts } from "../way/facts";

/** The beginning of the description of an application balancer's network interfaces. */
const DESCRIPTION = "ELB app/";

/** The balancers of an account. */
export function balancersOf(facts: Facts, account: string): Promise<readonly LoadBalancer[]> {
  return facts.once(`balancers ${account}`, async () => {
    const { LoadBalancers = [] } = await facts
      .account(account)
      .elb.send(new DescribeLoadBalancersCommand({}));
    return LoadBalancers;
  });
}

/** The application balancer that a network interface belongs to. */
export async function balancerAt(
  facts: Facts,
  account: string,
  { Description = "" }: NetworkInterface,
): Promise<LoadBalancer | undefined> {
  if (!Description.startsWith(DESCRIPTION)) return undefined;
  const balancers = await balancersOf(facts, account);
  return balancers.find(({ LoadBalancerArn = "" }) => Description === descriptionOf(LoadBalancerArn));
}

/** The network interfaces of an application balancer, one in each of its subnets. */
export async function interfacesOf(
  facts: Facts,
  account: string,
  balancerArn: string,
): Promise<readonly NetworkInterface[]> {
  const interfaces = await facts.interfaces(account);
  return interfaces.filter(({ Description }) => Description === descriptionOf(balancerArn));
}

function descriptionOf(balancerArn: string): string {
  return `${DESCRIPTION}${balancerArn.split("/").slice(-2).join("/")}`;
}
