import type { WholeFile } from "../schema/deployment-file";
import type { DeploymentFile, GatewayFile } from "../schema/file-parts";
import type { DeploymentDraft, FileDraft, GatewayDraft } from "./draft";

/** A file in two: its APIs with their users, and its endpoint services with the gateways in front of them. */
export interface FileParts<A, G> {
  readonly apis: A;
  readonly gateways: G;
}

/**
 * A service of its type, or a client of its, decides on which side a party is. One of which neither is known has APIs, unless it uses
 * endpoint services, as then the client was probably meant to be a gateway.
 */
export function partsOf(file: WholeFile): FileParts<DeploymentFile, GatewayFile>;
export function partsOf(file: FileDraft): FileParts<DeploymentDraft, GatewayDraft>;
export function partsOf(file: WholeFile | FileDraft): FileParts<unknown, unknown> {
  return { apis: partOf(file, false), gateways: partOf(file, true) };
}

function partOf(file: WholeFile | FileDraft, isWanted: boolean): unknown {
  const services = new Set(
    Object.entries(file.providers ?? {}).flatMap(([name, one]) => (isEndpointService(one) ? name : [])),
  );
  const hasGateway = (consumer: Consumer | undefined) => isGateways(consumer, services);
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

interface Consumer {
  readonly clients?: Readonly<Record<string, { readonly type?: string } | undefined>> | undefined;
  readonly uses?: Readonly<Record<string, object | undefined>> | undefined;
}

function isGateways({ clients = {}, uses = {} }: Consumer = {}, services: ReadonlySet<string>): boolean {
  const types = Object.values(clients).map((client) => client?.type);
  if (types.includes("http-gateway")) return true;
  const usesServices = ([name, use]: readonly [string, object | undefined]) =>
    services.has(name) || (use !== undefined && "endpointService" in use);
  return types.includes(undefined) && Object.entries(uses).some(usesServices);
}
