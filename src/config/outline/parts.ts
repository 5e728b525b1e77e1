import type { WholeFile } from "../schema/deployment-file";
import type { DeploymentFile, GatewayFile } from "../schema/file-parts";
import type { DeploymentDraft, FileDraft, GatewayDraft } from "./draft";

/** A file in two: its APIs with their users, and its endpoint services with the gateways in front of them. */
export interface FileParts<A, G> {
  readonly apis: A;
  readonly gateways: G;
}

/** A service of its type, or a client of its, decides on which side a party is; one of which neither is known has APIs. */
export function partsOf(file: WholeFile): FileParts<DeploymentFile, GatewayFile>;
export function partsOf(file: FileDraft): FileParts<DeploymentDraft, GatewayDraft>;
export function partsOf(file: WholeFile | FileDraft): FileParts<unknown, unknown> {
  return { apis: partOf(file, false), gateways: partOf(file, true) };
}

function partOf(file: WholeFile | FileDraft, isWanted: boolean): unknown {
  return {
    ...file,
    ...("providers" in file && { providers: chosen(file.providers, isEndpointService, isWanted) }),
    ...("consumers" in file && { consumers: chosen(file.consumers, hasGateway, isWanted) }),
  };
}

function chosen<T>(
  parties: Readonly<Record<string, T>> | undefined,
  is: (party: T) => boolean,
  isWanted: boolean,
) {
  return parties && Object.fromEntries(Object.entries(parties).filter(([, party]) => is(party) === isWanted));
}

function isEndpointService(
  provider: { readonly service?: { readonly type?: string } | undefined } | undefined,
): boolean {
  return provider?.service?.type === "endpoint-service";
}

interface Clients {
  readonly clients?: Readonly<Record<string, { readonly type?: string } | undefined>> | undefined;
}

function hasGateway(consumer: Clients | undefined): boolean {
  return Object.values(consumer?.clients ?? {}).some((client) => client?.type === "http-gateway");
}
