import { resolve } from "node:path";
import { physicalName } from "../../model/aws/names";
import {
  type Backend,
  type BackendNetwork,
  type Handler,
  type OfferedOperation,
  type RestApi,
  reachesDynamodb,
} from "../../model/provider";
import type { WrittenRoute } from "../../model/routes/route";
import { answeredRoutes } from "../../model/routes/written-routes";
import type { DescribedApi } from "../outline/described-apis";
import { DEFAULT_ROUTE } from "../outline/draft-routes";
import { handlerIn, IDENTITY, isModule } from "../outline/handler-file";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildCredentials } from "./credentials";
import type { Offering } from "./grants";

type ProviderFile = DeploymentFile["providers"][string];

/** The folder that a provider's paths are relative to, and the provider's document as it was read. */
interface Surroundings {
  readonly folder: string;
  readonly described?: DescribedApi;
}

/** A route with who answers it, as the file or the document says. */
interface Offer {
  readonly route: WrittenRoute;
  readonly handler?: string;
  readonly throttle?: OfferedOperation["throttle"];
}

export function buildProvider(
  stackId: string,
  file: ProviderFile,
  deployment: Pick<DeploymentFile, "name" | "region">,
  { folder, described }: Surroundings,
): Offering {
  const offers = offersOf(file, described);
  return {
    stackId,
    name: physicalName(deployment.name, stackId),
    account: file.account,
    region: file.region ?? deployment.region,
    credentials: buildCredentials(file.credentials),
    roles: file.roles,
    service: buildService(file, offers, folder, described),
    backend: buildBackend(file, offers, folder),
    trust: file.trust,
    alarms: file.alarms,
  };
}

function offersOf({ service }: ProviderFile, described?: DescribedApi): readonly Offer[] {
  if (service.openapi !== undefined) {
    return (described?.routes ?? []).flatMap(({ route, handler }) => (route ? { route, handler } : []));
  }
  const routes = service.routes ?? [DEFAULT_ROUTE];
  return routes.map((entry) => ("route" in entry ? entry : { route: entry }));
}

function buildService(
  { service: { openapi, ...service }, backend }: ProviderFile,
  offers: readonly Offer[],
  folder: string,
  described?: DescribedApi,
): RestApi {
  const operations = offers.map((offer): OfferedOperation => {
    const { route, throttle } = offer;
    return { ...route, handler: handlerOf(offer, backend, folder).name, throttle };
  });
  const routes = answeredRoutes(operations).map(({ method, path }) => ({ method, path }));
  return {
    ...service,
    operations,
    routes,
    ...(described && { document: described.document, documentNotes: described.notes }),
  };
}

function buildBackend({ backend }: ProviderFile, offers: readonly Offer[], folder: string): Backend {
  const handlers = new Map(
    offers.map((offer) => handlerOf(offer, backend, folder)).map((handler) => [handler.name, handler]),
  );
  const table = backend.table ?? handlers.has(IDENTITY.name);
  return {
    handlers: [...handlers.values()],
    memoryMb: backend.memoryMb,
    timeoutSeconds: backend.timeoutSeconds,
    table,
    deletionProtection: backend.deletionProtection ?? true,
    network:
      backend.network &&
      buildNetwork(backend.network, reachesDynamodb({ table, handlers: [...handlers.values()] })),
  };
}

function handlerOf({ handler }: Offer, { handlers }: ProviderFile["backend"], folder: string): Handler {
  if (handler === undefined) return IDENTITY;
  if (isModule(handler)) return handlerIn(folder, handler);
  const named = handlers[handler];
  if (named === undefined) throw new Error(`the checks let the handler "${handler}" pass, which is none`);
  return { ...named, name: handler, entry: resolve(folder, named.entry) };
}

function buildNetwork(
  network: NonNullable<ProviderFile["backend"]["network"]>,
  toDynamodb: boolean,
): BackendNetwork {
  const dynamodbEndpoint = network.dynamodbEndpoint ?? toDynamodb;
  return network.kind === "made"
    ? { ...network, dynamodbEndpoint }
    : { ...network, dynamodbEndpoint, routeTableIds: network.routeTableIds ?? [] };
}
