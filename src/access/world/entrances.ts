import type { Deployment } from "../../model/deployment";
import type { Entrance } from "../../model/mutual-tls/entrance";
import type { Provider } from "../../model/provider";
import { domainArn } from "../../policies/mutual-tls/own-endpoint-policy";
import type { EntranceDocuments } from "../../policies/provider-documents";
import type { ApiEntrance, Connection } from "../evaluation/api-entrance";
import type { Api } from "../evaluation/call";
import { certificateAuthorizer, writtenSubjects } from "../evaluation/certificate-authorizer";
import type { Certificate } from "../evaluation/handshake";
import { entranceEndpoints } from "./entrance-endpoints";
import type { SamplePlaces } from "./sample-places";

/** The certificates by which the file knows each consumer of an API with an entrance; where calls are signed, one for each. */
export type KnownCertificates = Readonly<Record<string, readonly Certificate[]>>;

interface Surroundings {
  readonly deployment: Pick<Deployment, "consumers">;
  readonly places: SamplePlaces;
}

/** The parts of an API that its entrance decides with. */
export function entranceParts(
  provider: Provider,
  documents: EntranceDocuments,
  around: Surroundings,
): Pick<Api, "entrance" | "authorizer"> {
  const { certificateGrants: grants } = documents;
  return {
    entrance: apiEntrance(provider, documents, connectionsOf(provider, around)),
    ...(grants && { authorizer: certificateAuthorizer(grants, provider.service.stage) }),
  };
}

function apiEntrance(
  { stackId, service: { entrance }, ...place }: Provider,
  { endpointId, endpointPolicy, domainPolicy }: EntranceDocuments,
  connections: readonly Connection[],
): ApiEntrance {
  const name = entrance?.domain.name ?? "";
  return {
    connections,
    endpoint: { id: endpointId, owner: stackId, account: place.account, policy: endpointPolicy },
    ...(domainPolicy && {
      domain: { arn: domainArn(place, { name }, SAMPLE_DOMAIN_ID), policy: domainPolicy },
    }),
  };
}

/** As long as API Gateway's ids of domains. */
const SAMPLE_DOMAIN_ID = "d000000000";

/** The endpoints that the entrance accepts: those that the file names, and those that its consumers make. */
function connectionsOf(
  { stackId, grants }: Provider,
  { deployment, places }: Surroundings,
): readonly Connection[] {
  const made = new Map(
    deployment.consumers.map((consumer) => [
      consumer.stackId,
      entranceEndpoints(consumer, places)[stackId]?.id,
    ]),
  );
  return grants.map(({ consumer, account, reach }) => {
    const own = made.get(consumer);
    const linked = reach.kind === "linked" && own !== undefined ? [own] : [];
    return { consumer, account, endpointIds: reach.kind === "endpoints" ? reach.ids : linked };
  });
}

/** By consumer, from the file and not from what the authorizer is given, so that the one is held against the other. */
export function knownCertificates({ service, grants }: Provider): KnownCertificates {
  const issuer = issuerOf(service.entrance);
  return Object.fromEntries(
    grants.map(({ consumer, certificate }) => {
      const subjects = certificate ? writtenSubjects(certificate) : [`CN=${consumer}`];
      const serials = certificate?.serials?.map(asWritten) ?? [SAMPLE_SERIAL];
      return [
        consumer,
        subjects.flatMap((subject) => serials.map((serial) => ({ subject, issuer, serial }))),
      ];
    }),
  );
}

/** A serial number as balancers write it. */
function asWritten(serial: string): string {
  return serial.replaceAll(":", "");
}

function issuerOf(entrance: Entrance | undefined): string {
  return entrance?.trustStore.authorities[0]?.subject ?? "CN=authority";
}

/** As long as serial numbers can be: twenty bytes. */
export const SAMPLE_SERIAL = "1234567890ABCDEF1234567890ABCDEF12345678";
