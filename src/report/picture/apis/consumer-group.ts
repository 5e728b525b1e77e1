import type { ConsumerVpc } from "../../../model/consumer";
import type { Group, Node } from "../picture";
import { accountLabel } from "./account-label";
import { allowedRoles, clientNode } from "./client-nodes";
import type { ConsumerKind } from "./consumer-kinds";
import { endpointNodes } from "./endpoint-nodes";
import { doorBalancerId, isDoor } from "./node-ids";

/** A consumer's account: its clients, their VPC with its endpoints, and what it keeps. */
export function consumerGroup(kind: ConsumerKind): Group {
  const { members } = kind;
  const [first, ...others] = members;
  const label =
    others.length === 0
      ? accountLabel(first)
      : `${members.length} alike: ${members.map(({ stackId }) => stackId).join(", ")}`;
  const doors = first.clients.filter(isDoor);
  const callers = [
    ...first.clients.filter((client) => !isDoor(client)).map((client) => clientNode(kind, client)),
    ...allowedRoles(kind),
  ];
  const outside = doors.map((door) => clientNode(kind, door));
  if (first.vpc === undefined) return { label, nodes: [...callers, ...outside] };
  const balancer = { id: doorBalancerId(kind), lines: ["network balancer", "of the VPC link"] };
  return {
    label,
    nodes: outside,
    groups: [vpcGroup(kind, first.vpc, [...callers, ...(doors.length > 0 ? [balancer] : [])])],
  };
}

function vpcGroup(kind: ConsumerKind, vpc: ConsumerVpc, callers: readonly Node[]): Group {
  const { label, clients, endpoints } = networkWords(kind, vpc);
  return {
    label,
    groups: [
      { label: `client subnets ${clients}`.trim(), nodes: callers },
      { label: `endpoint subnets ${endpoints}`.trim(), nodes: endpointNodes(kind, vpc) },
    ],
  };
}

function networkWords({ members }: ConsumerKind, { network }: ConsumerVpc) {
  const made = { clients: "", endpoints: "" };
  if (members.length > 1) return { ...made, label: "a VPC each" };
  if (network.kind === "made")
    return { ...made, label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}` };
  return {
    label: `VPC ${network.vpcId}, exists`,
    clients: network.clientSubnetIds.join(", "),
    endpoints: network.endpointSubnetIds.join(", "),
  };
}
