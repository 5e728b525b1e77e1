import type { Account } from "../../support/accounts/accounts";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { endpointAt } from "./endpoint-at";
import { type NetworkBalancer, networkBalancer, type Target, targetsOf } from "./network-balancer";
import { letsPass, rangesOf, rulesOf } from "./security-groups";
import { balancerOf } from "./vpc-link";

/** Where a connection over a VPC link ends, or why it goes nowhere. */
export type Way =
  | { readonly endpoint: VpcEndpoint }
  | {
      /** The hop that it does not pass. */
      readonly stopped: string;
      /** True = nobody answers, and its sender waits until its time is over; false = it is refused at once. */
      readonly silently: boolean;
    };

/** A connection over a VPC link. */
export interface Connecting {
  /** The account of the API, its link and the balancer. */
  readonly account: Account;
  readonly endpoints: readonly VpcEndpoint[];
  readonly vpcLinkId: string;
  readonly port: number;
}

/** The port that every interface endpoint listens on. */
const HTTPS = 443;

/**
 * Follows a connection from hop to hop, each as AWS describes it: the VPC link, its balancer and its groups, the listener
 * of the port, a target, the network interface with its address, the groups of the endpoint that it belongs to. Of several
 * targets the balancer may choose any: one that leads nowhere stops the connection.
 */
export async function wayOverLink(connecting: Connecting): Promise<Way> {
  const { account, vpcLinkId, port } = connecting;
  const balancer = await networkBalancer(account, await balancerOf(account, vpcLinkId));
  if (balancer === undefined) return refused(`the VPC link ${vpcLinkId} leads to no balancer`);
  if (balancer.filtersPrivateLink && !(await letsEverybodyIn(account, balancer, port)))
    return dropped("the balancer's security group does not let the VPC link in");
  const targets = await targetsOf(account, balancer, port);
  if (targets === undefined) return refused(`the balancer does not listen on ${port}`);
  const ways = await Promise.all(targets.map((target) => wayToTarget(connecting, balancer, target)));
  return ways.find((way) => "stopped" in way) ?? ways[0] ?? refused("the balancer has no target");
}

/** The addresses that a VPC link comes from are not known: only a rule for all of them is certain (*assumed*). */
async function letsEverybodyIn(account: Account, { groupIds }: NetworkBalancer, port: number) {
  const { ingress } = await rulesOf(account, groupIds);
  return letsPass(ingress, port, { addresses: ["0.0.0.0/0"], groupIds: [] });
}

async function wayToTarget(
  { account, endpoints }: Connecting,
  { vpcId, groupIds, subnetIds }: NetworkBalancer,
  { address, port }: Target,
): Promise<Way> {
  const endpoint = await endpointAt(account, endpoints, vpcId, address);
  if (endpoint === undefined) return dropped(`no endpoint has the address ${address}`);
  const [own, theirs, addresses] = await Promise.all([
    rulesOf(account, groupIds),
    rulesOf(account, endpoint.groupIds),
    rangesOf(account, subnetIds),
  ]);
  const there = { addresses: [address], groupIds: endpoint.groupIds };
  if (groupIds.length > 0 && !letsPass(own.egress, port, there))
    return dropped(`the balancer's security group does not let it out to ${address}`);
  if (!letsPass(theirs.ingress, port, { addresses, groupIds }))
    return dropped(`the security group of ${endpoint.id} does not let the balancer in`);
  return port === HTTPS ? { endpoint } : refused(`${endpoint.id} does not listen on ${port}`);
}

const refused = (stopped: string): Way => ({ stopped, silently: false });
const dropped = (stopped: string): Way => ({ stopped, silently: true });
