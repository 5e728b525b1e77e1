import { type Finding, fact, listed, problem, unless } from "../../finding";
import { between, oneGroup } from "../../groups/one-group";
import { type Rule, rulesOf } from "../../groups/rule";
import { allAttached } from "../../stack/attached";
import { publishedGroups } from "../../stack/published-group";
import { referent } from "../../stack/reference";
import type { Resource, Stack } from "../../stack/stack-json";
import { type Ground, lets, type PlacedEndpoint } from "../../ways/ground";
import type { Reach } from "../../ways/reach";
import { type EntranceParts, HEALTH_PORT } from "./parts";

/**
 * The theorem that the headers of certificates rest on: every path into the API's endpoint leads through the verifying balancer, and
 * every path into that through the network balancer, into which groups let nothing. A caller that reached the endpoint by another
 * path could write the headers itself.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function passages(ground: Ground, parts: EntranceParts, endpoint: PlacedEndpoint, vpc: string): Reach {
  const { stack } = ground;
  const { entry, verifier, verifying } = parts;
  const sides = [entry, verifier, endpoint.resource];
  const placed = sides.map((one) => oneGroup(stack, [one]));
  const [first, second, third] = placed.map(({ group }) => group);
  const findings = [...placed.flatMap((one) => one.findings), ...nothingElse(stack, sides, vpc)];
  if (first === undefined || second === undefined || third === undefined) return { findings, needs: [] };
  const health = `tcp ${HEALTH_PORT}`;
  const needs = [
    ...between(first, second, { by: entry.address, to: verifier.address }),
    ...between(first, second, { by: entry.address, to: verifier.address, traffic: health }),
    ...between(second, third, { by: verifier.address, to: endpoint.address }),
  ];
  const chains = pathsInto(rulesOf(stack), third);
  const wanted = ["tcp 443", health].map((port) => `${first} (${port}) ${second} (tcp 443) ${third}`);
  const wrong = [
    ...findings,
    ...unless(
      [...chains].sort().join() === [...wanted].sort().join(),
      stack,
      `expected the paths ${listed(wanted)} into ${endpoint.address} and no other, got ${listed(chains)}`,
    ),
    ...kept(stack, [first, second, third]),
  ];
  if (wrong.some(({ kind }) => kind === "problem") || !lets(ground, needs)) return { findings: wrong, needs };
  return {
    findings: [
      ...wrong,
      fact(
        stack,
        `every path into ${endpoint.address} leads through ${verifier.address}, and with that through ${verifying.address}; every path into ${verifier.address} through ${entry.address}, into which no group's rule lets anything: PrivateLink alone leads there`,
      ),
    ],
    needs,
  };
}

/** Every path by which rules let something into a group, each from the group or the addresses where it begins. */
export function pathsInto(rules: readonly Rule[], group: string, after = ""): readonly string[] {
  const path = `${group}${after}`;
  const entering = rules.filter((rule) => rule.direction === "ingress" && rule.group === group);
  if (entering.length === 0) return [path];
  return entering.flatMap(({ peer, traffic }) => {
    const longer = ` (${traffic}) ${path}`;
    // A group on the path already would lead round in a circle.
    return path.split(" ").includes(peer) ? [`${peer}${longer}`] : pathsInto(rules, peer, longer);
  });
}

/** Nothing else has an interface in the VPC, from which it could speak. */
function nothingElse(stack: Stack, sides: readonly Resource[], vpc: string): readonly Finding[] {
  const names = new Set(sides.map(({ address }) => address));
  const isHere = (subnet: string) =>
    referent(stack, stack.resources.get(subnet)?.attributes.vpc_id ?? "") === vpc;
  return allAttached(stack).flatMap(({ address, subnets }) => {
    const isOfEntrance = names.has(address);
    if (subnets.some(isHere) && !isOfEntrance)
      return [problem(stack, `${address} is in ${vpc}; expected only ${listed(names)} there`)];
    const outside = subnets.filter((subnet) => !isHere(subnet));
    return unless(
      !isOfEntrance || outside.length === 0,
      stack,
      `expected ${address} in subnets of ${vpc}, got ${listed(outside)}`,
    );
  });
}

/** A group that an output puts out could be given to something else. */
function kept(stack: Stack, groups: readonly string[]): readonly Finding[] {
  return publishedGroups(stack)
    .filter(({ group }) => groups.includes(group))
    .map(({ group, output }) =>
      problem(stack, `the output ${output} puts out ${group}; expected none of it`),
    );
}
