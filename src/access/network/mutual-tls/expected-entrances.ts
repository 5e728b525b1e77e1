import { partitionOf } from "../../../model/aws/partition";
import type { Use } from "../../../model/consumer";
import type { Grant } from "../../../model/grant";
import type { Entrance } from "../../../model/mutual-tls/entrance";
import type { Provider } from "../../../model/provider";
import type { ConnectingConsumer } from "../endpoint-service/connecting-consumer";
import type { EntranceExpectations, UsedEntranceExpectations } from "./entrance-expectations";

/** The words of a deployment file about the entrance of an API. */
export function expectedEntrance(
  { domain, trustStore, network }: Entrance,
  { region, grants }: Pick<Provider, "region" | "grants">,
): EntranceExpectations {
  const { authorities, revocationLists } = trustStore;
  return {
    domain: domain.name,
    endpointType: domain.endpointType === "private" ? "PRIVATE" : "REGIONAL",
    certificate: domain.certificate,
    revocationLists: revocationLists.map(({ name }) => name),
    ends: [
      ...authorities.map(({ notAfter }) => notAfter),
      ...revocationLists.flatMap(({ nextUpdate }) => nextUpdate ?? []),
    ],
    partition: partitionOf(region),
    zoneIds: network.zones,
    consumers: Object.fromEntries(grants.map((grant) => [grant.consumer, connecting(grant)])),
  };
}

function connecting({ account, reach }: Grant): ConnectingConsumer {
  if (reach.kind === "linked")
    return { account, endpoints: { kind: reach.isReadable ? "linked" : "pending" } };
  return { account, endpoints: { kind: "stated", ids: reach.kind === "endpoints" ? reach.ids : [] } };
}

/** Its words about an entrance that a consumer uses. */
export function expectedUse({ entrance, region, auth }: Use): UsedEntranceExpectations | undefined {
  if (entrance === undefined) return undefined;
  const { domain, serviceName } = entrance;
  return { domain, serviceName, region, signs: auth === "iam" };
}
