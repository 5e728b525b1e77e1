/** An availability zone as Terraform names it, and what Crosslink derives from it. */
export interface Zone {
  /** Its part of addresses and names: `a`, or `az1` of an id. */
  readonly name: string;
  /** Its place among the zones of a region, from 0. */
  readonly place: number;
  /** The argument of a subnet that puts it there. */
  readonly argument: { readonly availabilityZone: string } | { readonly availabilityZoneId: string };
}

const ID = /^([a-z]{3,5}\d)-(az(\d))$/;

/**
 * A zone of a region by its letter, or by its id: letters name other zones in each account, ids are the same in all.
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function zoneOf(region: string, zone: string): Zone {
  const [, , name, number] = ID.exec(zone) ?? [];
  if (name !== undefined) return { name, place: Number(number) - 1, argument: { availabilityZoneId: zone } };
  return {
    name: zone,
    place: zone.charCodeAt(0) - "a".charCodeAt(0),
    argument: { availabilityZone: `${region}${zone}` },
  };
}

/** The zones of a network. */
export function zonesOf(region: string, { zones }: { readonly zones: readonly string[] }): readonly Zone[] {
  return zones.map((zone) => zoneOf(region, zone));
}

/** The words of a region's name as zone ids abbreviate them. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  gov: "g",
  north: "n",
  northeast: "ne",
  east: "e",
  southeast: "se",
  south: "s",
  southwest: "sw",
  west: "w",
  northwest: "nw",
  central: "c",
};

/** The beginning of the ids of a region's zones: `euw1` of eu-west-1, `usgw1` of us-gov-west-1. */
export function zoneIdPrefix(region: string): string {
  return region
    .split("-")
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join("");
}
