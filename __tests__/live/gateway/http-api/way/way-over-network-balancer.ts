import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type NetworkBalancer, networkBalancer } from "../../balancer/network-balancer";
import { letsPass } from "../../balancer/security-groups";
import { type TargetGroup, targetGroup } from "../targets/target-group";
import { usableTargets } from "../targets/usable-targets";
import { type Arrival, dropped, refused } from "./arrival";
import type { Side, World } from "./world";

/** A connection that comes to a network balancer over PrivateLink. */
export interface AtBalancer {
  /** The account of the balancer. */
  readonly account: string;
  readonly arn: string;
  /** The zone of the endpoint's network interface. */
  readonly zoneId: string | undefined;
  readonly port: number;
}

/**
 * Follows a connection through a network balancer to one of its targets: into its groups where they are asked about
 * PrivateLink, and on to a healthy target of the zone, or of any zone where the balancer goes across them. Undefined where it
 * has no node in the zone.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-cross-zone.html
 */
export async function wayOverNetworkBalancer(world: World, at: AtBalancer): Promise<Arrival | undefined> {
  const { facts } = world;
  const account = facts.account(at.account);
  const balancer = await facts.once(`balancer ${at.arn}`, () => networkBalancer(account, at.arn));
  if (balancer === undefined) return undefined;
  const zones = await Promise.all(balancer.subnetIds.map((id) => facts.zoneId(at.account, id)));
  if (!zones.includes(at.zoneId)) return undefined;
  if (balancer.filtersPrivateLink && !(await letsEverybodyIn(world, at, balancer)))
    return dropped("the balancer's security group does not let PrivateLink in");
  const groupArn = await forwardedTo(world, at);
  if (groupArn === undefined) return refused(`the balancer does not listen on ${at.port}`);
  const group = await targetGroup(facts, at.account, groupArn);
  const side = { account: at.account, vpcId: balancer.vpcId, groupIds: balancer.groupIds };
  const from: Side = { ...side, ranges: await facts.ranges(at.account, balancer.subnetIds) };
  const zoneId = (await crossesZones(world, at, group)) ? undefined : at.zoneId;
  const target = world.rotation.next(groupArn, await usableTargets(world, from, group, zoneId));
  return target ? world.connect(from, target) : dropped("the balancer has no target");
}

/** The addresses that PrivateLink comes from are not known: only a rule for all of them is certain (*assumed*). */
async function letsEverybodyIn(
  { facts }: World,
  { account, port }: AtBalancer,
  { groupIds }: NetworkBalancer,
) {
  const { ingress } = await facts.rules(account, groupIds);
  return letsPass(ingress, port, { addresses: ["0.0.0.0/0"], groupIds: [] });
}

/** The target group of the listener of the port; undefined where none listens for TCP. */
function forwardedTo({ facts }: World, { account, arn, port }: AtBalancer): Promise<string | undefined> {
  return facts.once(`listener ${arn} ${port}`, async () => {
    const command = new DescribeListenersCommand({ LoadBalancerArn: arn });
    const { Listeners = [] } = await facts.account(account).elb.send(command);
    const listener = Listeners.find(({ Port, Protocol }) => Port === port && Protocol === "TCP");
    return listener?.DefaultActions?.find(({ Type }) => Type === "forward")?.TargetGroupArn;
  });
}

/** A target group may say otherwise than its balancer. */
function crossesZones({ facts }: World, { account, arn }: AtBalancer, group: TargetGroup): Promise<boolean> {
  const key = "load_balancing.cross_zone.enabled";
  const own = group.attributes[key];
  if (own === "true" || own === "false") return Promise.resolve(own === "true");
  return facts.once(`attributes ${arn}`, async () => {
    const command = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn });
    const { Attributes = [] } = await facts.account(account).elb.send(command);
    return Attributes.some(({ Key, Value }) => Key === key && Value === "true");
  });
}
