import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { allAttached } from "../stack/attached";
import { type Endpoint, endpointsOf } from "../stack/endpoint";
import { ipv4, isIn, type Run } from "../stack/ipv4";
import { referents } from "../stack/reference";
import type { Stack } from "../stack/stack-json";
import { freeAddresses } from "./free-addresses";

/**
 * The addresses of endpoints, where a balancer has to know some: every endpoint says its own, one in each of its subnets, and
 * nothing but endpoints is in those subnets, so that nothing takes one by chance.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetConfiguration.html
 */
export function pinnedAddresses(stack: Stack): readonly Finding[] {
  const endpoints = endpointsOf(stack).filter(({ kind }) => kind === "Interface");
  const subnets = new Set(endpoints.flatMap((endpoint) => subnetsOf(stack, endpoint)));
  const free = new Map([...subnets].map((subnet) => [subnet, freeAddresses(stack, subnet)]));
  const runs = new Map([...free].map(([subnet, { run }]) => [subnet, run]));
  const wrong = [
    ...endpoints.flatMap((endpoint) => [
      ...oneInEach(stack, endpoint),
      ...endpoint.pinned.flatMap((pinned) => inBlock(stack, endpoint, pinned, runs)),
    ]),
    ...twice(stack, endpoints),
    ...allAttached(stack)
      .filter(({ address }) => endpoints.every((endpoint) => endpoint.address !== address))
      .flatMap((other) =>
        other.subnets
          .filter((subnet) => subnets.has(subnet))
          .map((subnet) =>
            problem(
              stack,
              `${other.address} is in ${subnet}, where it could take the address of an endpoint`,
            ),
          ),
      ),
  ];
  const owned = [...free.values()].flatMap(({ findings }) => findings);
  if (wrong.length > 0) return [...owned, ...wrong];
  const addresses = listed(endpoints.map(({ address }) => address));
  return [
    fact(stack, `${addresses} say their addresses in ${listed(subnets)}, and nothing else is there`),
    ...owned,
  ];
}

function subnetsOf(stack: Stack, { resource }: Endpoint): readonly string[] {
  return referents(stack, resource.attributes.subnet_ids);
}

function oneInEach(stack: Stack, endpoint: Endpoint): readonly Finding[] {
  const pinned = endpoint.pinned.map(({ subnet }) => shown(subnet)).sort();
  const subnets = [...subnetsOf(stack, endpoint)].sort();
  return unless(
    pinned.join() === subnets.join() && new Set(subnets).size === subnets.length,
    stack,
    `expected ${endpoint.address} to say an address in each of ${listed(subnets)}, got them in ${listed(pinned)}`,
  );
}

function inBlock(
  stack: Stack,
  { address }: Endpoint,
  { subnet, ipv4: text }: Endpoint["pinned"][number],
  free: ReadonlyMap<string, Run | undefined>,
): readonly Finding[] {
  const run = free.get(subnet ?? "");
  const place = ipv4(text ?? "");
  return unless(
    place !== undefined && run !== undefined && isIn(place, run),
    stack,
    `expected ${address} at an address that AWS gives away in ${shown(subnet)}, got ${shown(text)}`,
  );
}

function twice(stack: Stack, endpoints: readonly Endpoint[]): readonly Finding[] {
  const owners = new Map<string | undefined, string>();
  return endpoints.flatMap(({ address, pinned }) =>
    pinned.flatMap(({ ipv4: text }) => {
      const other = owners.get(text);
      owners.set(text, address);
      return other === undefined
        ? []
        : [problem(stack, `expected ${shown(text)} for ${address} alone, got it for ${other}, too`)];
    }),
  );
}
