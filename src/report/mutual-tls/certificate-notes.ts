import type { Consumer } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { keptCertificates } from "../../model/mutual-tls/kept-certificate";
import type { Provider } from "../../model/provider";
import { hasEntrance } from "../../model/services/traits";
import { entranceCosts, entranceUseCosts } from "../costs/entrance-costs";
import { costWords } from "../costs/prices";

/** Notes on certificates, a sentence each: whose part it is to have them, and what an API's name is on the internet. */
export function certificateNotes({ providers, consumers }: Deployment): readonly string[] {
  return [
    ...providers.flatMap(ofProvider),
    ...consumers.flatMap((consumer) => [...ofOthers(consumer), ...ofClients(consumer), ...ofCosts(consumer)]),
  ];
}

/** A regional domain answers on the internet, where nothing verifies certificates. */
function ofProvider({ stackId, service: { entrance } }: Provider): readonly string[] {
  if (entrance === undefined) return [];
  const { name, endpointType } = entrance.domain;
  return [
    ...(endpointType === "regional"
      ? [
          `${stackId}: ${name} is also the name of a regional domain on the internet, where the API's policy refuses every call`,
        ]
      : []),
    `${stackId}: always on, beside the API: ${costWords(entranceCosts(entrance))}`,
  ];
}

/** The owner of an API outside the file has to let the endpoint in, and to know whose certificates they are. */
function ofOthers({ stackId, uses }: Consumer): readonly string[] {
  return uses
    .filter((use) => hasEntrance(use) && use.apiId !== undefined)
    .map(
      ({ name }) =>
        `${stackId}: the owner of ${name} has to accept this stack's output endpoint_ids["${name}"], and to know the subjects of its certificates`,
    );
}

function ofClients(consumer: Consumer): readonly string[] {
  return keptCertificates(consumer).map(
    ({ client, secretPrefix }) =>
      `${consumer.stackId}: the secret ${secretPrefix}* is made empty; until its owner puts a certificate and its key into it, ${client.name} cannot call`,
  );
}

function ofCosts(consumer: Consumer): readonly string[] {
  const items = entranceUseCosts(consumer);
  return items.length > 0 ? [`${consumer.stackId}: always on: ${costWords(items)}`] : [];
}
