import { authorizerCaller, type Caller, callersOf, rotationCaller } from "../callers/caller";
import type { Service, StackExpectations } from "../expectations";
import { assumption, problem } from "../finding";
import { placeOf } from "../groups/place";
import { keyFunctionsOf } from "../keys/key-functions";
import { entranceWay } from "../mutual-tls/use/entrance-way";
import { type Attached, attachedOf } from "../stack/attached";
import { type PublishedGroup, publishedGroups } from "../stack/published-group";
import type { Stack } from "../stack/stack-json";
import { adoptedWay } from "./adopted-way";
import { type Ground, SERVICE_WORDS } from "./ground";
import { madeWay } from "./made-way";
import { type Reach, together } from "./reach";
import type { Traveller } from "./traveller";

/**
 * The ways of every client of a consumer's in a VPC, to the endpoints that it needs; of the rotations of the keys that clients
 * send; and of the authorizers of front doors.
 */
export function clientWays(ground: Ground, expected: StackExpectations): Reach {
  const { stack } = ground;
  const callers = [...callersOf(stack), ...keyCallers(stack)].map(
    (caller) => [caller, attachedOf(stack, caller.resource)] as const,
  );
  const groups = new Set(callers.flatMap(([, attached]) => attached?.groups ?? []));
  return together([
    ...callers.map(([caller, attached]) => waysOf(ground, caller, attached)),
    ...publishedGroups(stack)
      .filter(({ group }) => !groups.has(group))
      .map((published) => waysOfOthers(ground, published, domainsOf(expected))),
  ]);
}

function keyCallers(stack: Stack): readonly Caller[] {
  const { ofUses, authorizers } = keyFunctionsOf(stack);
  const made = (addresses: Iterable<string>) =>
    [...new Set(addresses)].flatMap((address) => stack.resources.get(address) ?? []);
  return [
    ...made(ofUses.values()).map((resource) => rotationCaller(stack, resource)),
    ...made(authorizers.values()).map(authorizerCaller),
  ];
}

function waysOf(ground: Ground, caller: Caller, attached: Attached | undefined): Reach {
  const { stack } = ground;
  const { address, needs } = caller;
  if (attached === undefined) {
    const text = `expected ${address} in the VPC of the stack, got it outside any, where it reaches the internet`;
    return { findings: [problem(stack, text)], needs: [] };
  }
  const { place, findings } = placeOf(stack, attached);
  if (place === undefined) return { findings, needs: [] };
  const traveller = { ...place, address, caller };
  return together([
    { findings, needs: [] },
    ...needs.map((service) => way(ground, traveller, service)),
    ...(caller.domain === undefined ? [] : [entranceWay(ground, traveller, caller.domain)]),
  ]);
}

/** The domains of the entrances that the file's uses go through. */
function domainsOf({ uses = {} }: StackExpectations): readonly string[] {
  return Object.values(uses).flatMap(({ entrance }) => entrance?.domain ?? []);
}

/** Roles that exist already run where others put them. */
function waysOfOthers(
  ground: Ground,
  { group, vpc, output }: PublishedGroup,
  domains: readonly string[],
): Reach {
  const address = `whatever others put into ${group} (output ${output})`;
  const text = `${address} is in subnets of ${vpc}, and connects to a name that leads to the endpoint`;
  const rest = { findings: [assumption(ground.stack, text)], needs: [] };
  const traveller = { group, vpc, address };
  const callsByName = ground.ways["execute-api"] !== undefined || domains.length === 0;
  return together([
    rest,
    ...(callsByName ? [way(ground, traveller, "execute-api")] : []),
    ...domains.map((domain) => entranceWay(ground, traveller, domain)),
  ]);
}

function way(ground: Ground, traveller: Traveller, service: Service): Reach {
  const { stack } = ground;
  const expected = ground.ways[service];
  if (expected?.kind === "adopted") return adoptedWay(ground, traveller, service, expected);
  const endpoint = ground.endpoints.get(service);
  if (expected && endpoint?.place) return madeWay(ground, traveller, { ...endpoint, place: endpoint.place });
  const text = `${traveller.address} does not reach ${SERVICE_WORDS[service]}: expected an endpoint of ${service} that the file names, got none`;
  return { findings: [problem(stack, text)], needs: [] };
}
