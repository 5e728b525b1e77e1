import { type Finding, fact, problem, unless } from "../finding";
import type { Place } from "../groups/place";
import type { Need } from "../groups/rule";
import { type Ground, lets, type PlacedEndpoint } from "./ground";
import type { Reach } from "./reach";
import { resolution } from "./resolution";
import type { Traveller } from "./traveller";

/**
 * The way to an endpoint of the stack: a name that leads there, one VPC, and both groups on 443.
 * @param leads what leads the name there, where that is known already
 */
export function madeWay(
  ground: Ground,
  traveller: Traveller,
  endpoint: PlacedEndpoint & { readonly place: Place },
  leads?: string,
): Reach {
  const { stack } = ground;
  const { address, group, vpc } = traveller;
  const { place, address: to } = endpoint;
  const needs: readonly Need[] = [
    { direction: "egress", group, peer: place.group, by: address, to },
    { direction: "ingress", group: place.group, peer: group, by: address, to },
  ];
  const name = leads === undefined ? nameFindings(ground, traveller, endpoint) : { by: leads, findings: [] };
  const wrong = [
    ...name.findings,
    ...unless(place.vpc === vpc, stack, `expected ${address} in the VPC of ${to} (${place.vpc}), got ${vpc}`),
  ];
  if (wrong.length > 0 || !lets(ground, needs)) return { findings: wrong, needs };
  const by = name.by === undefined ? "" : ` by ${name.by},`;
  const reaches = `${address} reaches ${to}${by} on 443 from ${group} to ${place.group}`;
  return { findings: [fact(stack, reaches)], needs };
}

/** Calls of an API go by the name that the client was given, all others by the service's public name. */
function nameFindings(
  ground: Ground,
  { caller, vpc }: Traveller,
  { address, service, privateDns }: PlacedEndpoint,
): { readonly by?: string; readonly findings: readonly Finding[] } {
  if (caller === undefined) return { findings: [] };
  if (service !== "execute-api") return { by: privateDns ? "private DNS" : undefined, findings: [] };
  const { endpoint, by, findings } = resolution(ground, caller, vpc);
  if (endpoint === undefined || endpoint === address) return { by, findings };
  const text = `expected the name that ${caller.address} connects to to lead to ${address}, got ${endpoint}`;
  return { findings: [...findings, problem(ground.stack, text)] };
}
