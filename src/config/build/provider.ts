import { resolve } from "node:path";
import {
  type Backend,
  type BackendNetwork,
  type Handler,
  type OfferedRoute,
  type Provider,
  type RestApi,
  reachesDynamodb,
} from "../../model/provider";
import { handlerIn, IDENTITY, isModule } from "../handler-file";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildCredentials } from "./credentials";

type ProviderFile = DeploymentFile["providers"][string];

export function buildProvider(stackId: string, file: ProviderFile, region: string, folder: string): Provider {
  const service = buildService(file, folder);
  return {
    stackId,
    account: file.account,
    region: file.region ?? region,
    credentials: buildCredentials(file.credentials),
    roles: file.roles,
    service,
    backend: buildBackend(file, folder),
    trust: file.trust,
    externalConsumers: Object.entries(file.externalConsumers).map(([name, external]) => ({
      ...external,
      name,
      endpointIds: external.endpointIds ?? [],
      routes: external.routes ?? service.routes.map(({ method, path }) => ({ method, path })),
    })),
    alarms: file.alarms,
  };
}

function buildService({ service, backend }: ProviderFile, folder: string): RestApi {
  return {
    ...service,
    routes: service.routes.map((entry): OfferedRoute => {
      const { route, throttle } = "route" in entry ? entry : { route: entry };
      return { ...route, handler: handlerOf(entry, backend, folder).name, throttle };
    }),
  };
}

function buildBackend({ service, backend }: ProviderFile, folder: string): Backend {
  const handlers = new Map(
    service.routes
      .map((entry) => handlerOf(entry, backend, folder))
      .map((handler) => [handler.name, handler]),
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

function handlerOf(
  entry: ProviderFile["service"]["routes"][number],
  { handlers }: ProviderFile["backend"],
  folder: string,
): Handler {
  if (!("handler" in entry) || entry.handler === undefined) return IDENTITY;
  if (isModule(entry.handler)) return handlerIn(folder, entry.handler);
  const named = handlers[entry.handler];
  if (named === undefined)
    throw new Error(`the checks let the handler "${entry.handler}" pass, which is none`);
  return { ...named, name: entry.handler, entry: resolve(folder, named.entry) };
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
