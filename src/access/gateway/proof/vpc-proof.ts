import { letsIn } from "../call/let-through";
import type { Attached, Gateway } from "../picture/gateway";
import type { Rule } from "../picture/rules-by-group";
import type { Service } from "../picture/service";
import type { Connection } from "./connection-proof";

/** The attempts of things inside of a VPC to reach what is not for them. */
export interface VpcProof {
  readonly refused: readonly Connection[];
  readonly problems: readonly string[];
}

/** One thing that may be reached by some groups only, or by none. */
interface Guarded {
  readonly what: Attached;
  readonly traffic: string;
  readonly from: readonly string[];
}

/** Nothing in the VPC of a service reaches its balancer, and nothing but that its servers. */
export function proveServiceVpc({ balancer, rules }: Service, groups: readonly string[]): VpcProof {
  if (balancer.kind === "existing") return { refused: [], problems: [] };
  const guarded = balancer.listeners.flatMap(({ port, targets }): readonly Guarded[] => [
    { what: balancer, traffic: `tcp ${port}`, from: [] },
    ...(targets?.servers ?? []).map((what) => ({
      what,
      traffic: targets?.traffic ?? "",
      from: balancer.groups,
    })),
  ]);
  return attempts(rules, guarded, groups);
}

/** Nothing in the VPC of a gateway reaches its balancer but the link, and the endpoints but the balancer. */
export function proveGatewayVpc({ routes, endpoints, rules }: Gateway, groups: readonly string[]): VpcProof {
  const integrations = new Map(
    routes.flatMap(({ integration }) => (integration ? [[integration.address, integration]] : [])),
  );
  const listeners = new Map(
    [...integrations.values()].flatMap(({ link, listener }) =>
      link && listener ? [[listener.address, { link, listener }]] : [],
    ),
  );
  const guarded = [...listeners.values()].flatMap(({ link, listener }): readonly Guarded[] => {
    const ports = new Set(
      listener.rules.flatMap(({ action }) => (action.kind === "forward" ? [action.targets.traffic] : [])),
    );
    const made = new Map([...endpoints.values()].map((one) => [one.address, one]));
    return [
      { what: listener.balancer, traffic: listener.traffic, from: link.groups },
      ...[...made.values()].flatMap((what) =>
        [...ports].map((traffic) => ({ what, traffic, from: listener.balancer.groups })),
      ),
    ];
  });
  return attempts(rules, guarded, groups);
}

/** Each group tries, and something without a group, which only a rule about addresses would let in. */
function attempts(rules: readonly Rule[], guarded: readonly Guarded[], groups: readonly string[]): VpcProof {
  const proof = { refused: [] as Connection[], problems: [] as string[] };
  for (const { what, traffic, from } of guarded) {
    for (const group of [undefined, ...groups.filter((one) => !from.includes(one))]) {
      const words = `${group === undefined ? "anything in the VPC" : `whatever is in ${group}`} on ${traffic}`;
      const side = { address: words, groups: group === undefined ? [] : [group] };
      const reason = `${what.address}: no rule lets it in`;
      if (letsIn(rules, side, what, traffic))
        proof.problems.push(
          `expected ${what.address} to be out of reach of ${words}, got a rule that lets it in`,
        );
      else proof.refused.push({ kind: "traffic", words: `${words}, reaching for ${what.address}`, reason });
    }
  }
  return proof;
}
