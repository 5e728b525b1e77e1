import { type Finding, listed, shown, unless } from "../finding";
import { allAttached, attachedOf } from "../stack/attached";
import { referent } from "../stack/reference";
import type { Resource, Stack } from "../stack/stack-json";
import { placeOf } from "./place";
import type { Need } from "./rule";

/** The rule out of one group and the rule into the other. */
export function between(
  group: string,
  peer: string,
  need: Pick<Need, "by" | "to" | "traffic">,
): readonly Need[] {
  return [
    { direction: "egress", group, peer, ...need },
    { direction: "ingress", group: peer, peer: group, ...need },
  ];
}

interface Side {
  readonly group?: string;
  readonly findings: readonly Finding[];
}

/** The one group of things of a kind, in which nothing else is. */
export function oneGroup(stack: Stack, side: readonly Resource[]): Side {
  const attached = side.flatMap((one) => attachedOf(stack, one) ?? []);
  const placed = attached.map((one) => placeOf(stack, one));
  const groups = new Set(placed.flatMap(({ place }) => place?.group ?? []));
  const [group] = groups;
  const names = new Set(side.map(({ address }) => address));
  const others = allAttached(stack)
    .filter((one) => !names.has(one.address) && one.groups.some((name) => groups.has(name)))
    .map(({ address }) => address);
  const findings = [
    ...placed.flatMap((one) => one.findings),
    ...side
      .filter(({ type }) => type === "aws_vpc_endpoint")
      .flatMap((one, i) => inVpc(stack, one, placed[i]?.place?.vpc)),
    ...unless(groups.size === 1, stack, `expected ${listed(names)} in one group, got ${listed(groups)}`),
    ...unless(
      others.length === 0,
      stack,
      `expected ${group} for ${listed(names)} alone, got it for ${listed(others)}, too`,
    ),
  ];
  return { group: findings.some(({ kind }) => kind === "problem") ? undefined : group, findings };
}

/** An endpoint says its VPC beside its subnets. */
function inVpc(stack: Stack, { address, attributes }: Resource, vpc: string | undefined): readonly Finding[] {
  const actual = referent(stack, attributes.vpc_id);
  return unless(actual === vpc, stack, `expected ${address} in ${shown(vpc)}, got ${shown(actual)}`);
}
