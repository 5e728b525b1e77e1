import type { Service } from "../picture/service";
import { letsIn, letThrough } from "./let-through";
import { passes, refuses, type Step, step } from "./step";

/** Decides whether what comes over PrivateLink to a port of a service's balancer reaches servers. */
export function reachServers({ balancer, rules }: Service, traffic: string): readonly Step[] {
  if (balancer.kind === "existing") return [passes(balancer.arn, "it exists already, and is its owner's")];
  const { address, asksGroup, listeners } = balancer;
  const [, port] = traffic.split(" ");
  const listener = listeners.find((one) => `${one.port}` === port);
  if (listener === undefined) return [refuses(address, `nothing listens on ${port}`)];
  const { targets } = listener;
  if (targets === undefined)
    return [refuses(listener.address, "it forwards to no target group of the stack")];
  const link = { address: "PrivateLink", groups: [] };
  return [
    step(address, !asksGroup || letsIn(rules, link, balancer, traffic), [
      "it takes what comes over PrivateLink",
      "its group keeps out what comes over PrivateLink",
    ]),
    passes(listener.address, `it forwards to ${targets.address}`),
    ...(targets.servers.length === 0 ? [refuses(targets.address, "no servers register in it")] : []),
    ...targets.servers.map((server) => letThrough(rules, balancer, server, targets.traffic)),
  ];
}
