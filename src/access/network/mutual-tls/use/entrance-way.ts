import { problem, shown } from "../../finding";
import { type Ground, placed } from "../../ways/ground";
import { madeWay } from "../../ways/made-way";
import type { Reach } from "../../ways/reach";
import type { Traveller } from "../../ways/traveller";
import { privateZone } from "./private-zone";

/** The way to an entrance: the name of its domain leads to an endpoint of the stack, which the groups let the client reach. */
export function entranceWay(ground: Ground, traveller: Traveller, domain: string): Reach {
  const { stack } = ground;
  const { to: endpoint } = privateZone(stack, domain);
  const place = endpoint && placed(stack, endpoint).place;
  if (endpoint === undefined || place === undefined) {
    const text = `expected ${traveller.address} to connect to a name that a private zone leads to an endpoint, got ${shown(domain)}`;
    return { findings: [problem(stack, text)], needs: [] };
  }
  return madeWay(ground, traveller, { ...endpoint, place }, `the private zone of ${domain}`);
}
