import type { Consumer } from "../../model/consumer";
import type { Entrance } from "../../model/mutual-tls/entrance";
import { keptCertificates } from "../../model/mutual-tls/kept-certificate";
import { endpoints, type Item, MONTHLY } from "./prices";

/** The parts of an entrance that are always on. */
export function entranceCosts({ network }: Entrance): readonly Item[] {
  return [
    { what: "two balancers", price: 2 * MONTHLY.balancer },
    { what: "trust store", price: MONTHLY.trustStore },
    endpoints("endpoint of the API", 1, network.zones.length),
  ];
}

/** The parts of a consumer of entrances that are always on; none if it uses no entrance. */
export function entranceUseCosts(consumer: Consumer): readonly Item[] {
  const used = consumer.uses.filter(({ entrance }) => entrance).length;
  const { vpc } = consumer;
  if (used === 0 || vpc?.network.kind !== "made") return [];
  const zones = vpc.network.zones.length;
  const secrets = keptCertificates(consumer).length;
  return [
    endpoints(used === 1 ? "endpoint of the entrance" : "endpoints of entrances", used, zones),
    { what: used === 1 ? "private zone" : "private zones", price: used * MONTHLY.zone },
    ...(vpc.secretsManager ? [endpoints("endpoint of Secrets Manager", 1, zones)] : []),
    ...(secrets > 0 ? [{ what: "secrets of certificates", price: secrets * MONTHLY.secret }] : []),
  ];
}
