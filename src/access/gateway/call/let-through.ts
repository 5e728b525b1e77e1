import { type Rule, rulesByGroup } from "../picture/rules-by-group";
import { type Step, step } from "./step";

/** Two sides with security groups; `address` is what has them. */
interface Side {
  readonly address: string;
  readonly groups: readonly string[];
}

/** Decides whether groups let something out to another thing, and in to that: each side needs a rule about a group of the other. */
export function letThrough(rules: readonly Rule[], from: Side, to: Side, traffic: string): Step {
  return step(to.address, letsOut(rules, from, to, traffic) && letsIn(rules, from, to, traffic), [
    `its groups and those of ${from.address} let ${traffic} pass`,
    `no rules let ${traffic} pass from ${from.address}`,
  ]);
}

function letsOut(rules: readonly Rule[], from: Side, to: Side, traffic: string): boolean {
  return from.groups.some((group) =>
    rulesByGroup(rules, "egress", group).some((rule) => covers(rule, to.groups, traffic)),
  );
}

/** Decides whether something is let in by the groups of another; a caller without a group is let in by addresses only. */
export function letsIn(rules: readonly Rule[], from: Side, to: Side, traffic: string): boolean {
  return to.groups.some((group) =>
    rulesByGroup(rules, "ingress", group).some((rule) => covers(rule, from.groups, traffic)),
  );
}

/** Blocks of addresses are taken to have everything in them. */
function covers({ peer, traffic }: Rule, groups: readonly string[], wanted: string): boolean {
  return (groups.includes(peer) || peer.includes("/")) && includes(traffic, wanted);
}

function includes(traffic: string, wanted: string): boolean {
  if (traffic === "everything") return true;
  const [protocol, ports = ""] = traffic.split(" ");
  const [wantedProtocol, port] = wanted.split(" ");
  const [from, to = from] = ports.split("-").map(Number);
  return protocol === wantedProtocol && Number(port) >= Number(from) && Number(port) <= Number(to);
}
