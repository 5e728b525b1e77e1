import { listed, shown } from "../finding";
import { referent, textOf } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

type Direction = "egress" | "ingress";

/** The traffic that nearly everything needs. */
export const HTTPS = "tcp 443";

/** Any address, where a way is not known. */
export const ANYWHERE = "0.0.0.0/0";

/** Something that may pass between a security group and a peer: a group, a prefix list or a block of addresses. */
interface Passage {
  readonly direction: Direction;
  readonly group: string;
  readonly peer: string;
}

/** A passage that something needs. */
export interface Need extends Passage {
  /** @default tcp 443 */
  readonly traffic?: string;
  /** The address of what needs it. */
  readonly by: string;
  readonly to: string;
}

/** A rule of a security group. */
export interface Rule extends Passage {
  readonly address: string;
  /** As `tcp 443`, `tcp 0-65535` or `everything`. */
  readonly traffic: string;
}

export function rulesOf(stack: Stack): readonly Rule[] {
  return (["egress", "ingress"] as const).flatMap((direction) =>
    ofType(stack, `aws_vpc_security_group_${direction}_rule`).map((resource) => ({
      address: resource.address,
      direction,
      group: shown(referent(stack, resource.attributes.security_group_id)),
      peer: peerOf(stack, resource),
      traffic: trafficOf(stack, resource),
    })),
  );
}

const PEERS = ["referenced_security_group_id", "prefix_list_id", "cidr_ipv4", "cidr_ipv6"];

function peerOf(stack: Stack, { attributes }: Resource): string {
  return listed(PEERS.flatMap((name) => referent(stack, attributes[name]) ?? []));
}

function trafficOf(stack: Stack, { attributes }: Resource): string {
  const { ip_protocol, from_port, to_port } = attributes;
  const protocol = shown(textOf(stack, ip_protocol));
  if (protocol === "-1") return "everything";
  const [from, to] = [shown(from_port), shown(to_port)];
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

/** The words by which two rules are the same. */
export function keyOf({ direction, group, peer, traffic }: Omit<Rule, "address">): string {
  return [direction, group, peer, traffic].join(" | ");
}
