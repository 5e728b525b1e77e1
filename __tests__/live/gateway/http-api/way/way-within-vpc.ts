import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { letsPass } from "../../balancer/security-groups";
import { type Arrival, dropped, refused } from "./arrival";
import { wayOverPrivateLink } from "./way-over-private-link";
import type { Place, Side, World } from "./world";

/**
 * Follows a connection to an address of its VPC: out of the groups of its side, into those of the network interface with the
 * address, and then to what has the interface, which is an endpoint, a balancer or a machine.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export async function wayWithinVpc(
  world: World,
  from: Side,
  { address, port, interfaceId }: Place,
): Promise<Arrival> {
  const { facts, machines } = world;
  const interfaces = await facts.interfaces(from.account);
  const found = interfaces.find(
    (one) =>
      one.VpcId === from.vpcId &&
      one.PrivateIpAddress === address &&
      (interfaceId ?? one.NetworkInterfaceId) === one.NetworkInterfaceId,
  );
  if (found === undefined) return dropped(`nothing has the address ${address}`);
  const groupIds = (found.Groups ?? []).map(({ GroupId = "" }) => GroupId);
  const [own, theirs] = await Promise.all([
    facts.rules(from.account, from.groupIds),
    facts.rules(from.account, groupIds),
  ]);
  if (from.groupIds.length > 0 && !letsPass(own.egress, port, { addresses: [address], groupIds }))
    return dropped(`the security group of the sender does not let it out to ${address}`);
  if (!letsPass(theirs.ingress, port, { addresses: from.ranges, groupIds: from.groupIds }))
    return dropped(`the security group of ${address} does not let the sender in`);
  const endpoint = await endpointOf(world, from.account, found);
  if (endpoint !== undefined) {
    const id = endpoint.endpoint.VpcEndpointId ?? "";
    const own = world.ends?.endpoint(id);
    if (own === undefined) return wayOverPrivateLink(world, { ...endpoint, account: from.account, port });
    return own.listensOn === port ? { machine: own } : refused(`${id} does not listen on ${port}`);
  }
  if (found.Description?.startsWith("ELB app/") && world.ends) {
    const listener = await world.ends.balancer(world, from, found, port);
    return listener ? { machine: listener } : refused(`the balancer does not listen on ${port}`);
  }
  const machine = await machines.of(facts, from.account, found);
  if (machine === undefined) return dropped(`no machine runs at ${address}`);
  return machine.listensOn === port ? { machine } : refused(`${machine.id} does not listen on ${port}`);
}

/** The endpoint that a network interface belongs to, and the zone that it is in. */
async function endpointOf(
  { facts }: World,
  account: string,
  { NetworkInterfaceId = "", SubnetId }: NetworkInterface,
) {
  const endpoints = await facts.endpoints(account);
  const endpoint = endpoints.find(({ NetworkInterfaceIds }) =>
    NetworkInterfaceIds?.includes(NetworkInterfaceId),
  );
  return endpoint && { endpoint, zoneId: await facts.zoneId(account, SubnetId) };
}
