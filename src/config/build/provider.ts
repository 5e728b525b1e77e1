import type {
  Backend,
  BackendNetwork,
  Handler,
  OfferedRoute,
  PrivateRestApi,
  Provider,
} from "../../model/deployment";
import { handlerIn, IDENTITY } from "../handler-file";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildCredentials } from "./credentials";

type ProviderFile = DeploymentFile["providers"][string];

export function buildProvider(stackId: string, file: ProviderFile, region: string, folder: string): Provider {
  const service = buildService(file.service, folder);
  return {
    stackId,
    account: file.account,
    region: file.region ?? region,
    credentials: buildCredentials(file.credentials),
    service,
    backend: buildBackend(file, folder),
    trust: file.trust,
    externalConsumers: Object.entries(file.externalConsumers).map(([name, external]) => ({
      ...external,
      name,
      routes: external.routes ?? service.routes.map(({ method, path }) => ({ method, path })),
    })),
    alarms: file.alarms,
  };
}

function buildService(service: ProviderFile["service"], folder: string): PrivateRestApi {
  return {
    ...service,
    routes: service.routes.map((entry): OfferedRoute => {
      const { method, path } = "handler" in entry ? entry.route : entry;
      return { method, path, handler: handlerOf(entry, folder).name };
    }),
  };
}

function buildBackend({ service, backend }: ProviderFile, folder: string): Backend {
  const handlers = new Map(
    service.routes.map((entry) => handlerOf(entry, folder)).map((handler) => [handler.name, handler]),
  );
  const table = backend.table ?? handlers.has(IDENTITY.name);
  return {
    handlers: [...handlers.values()],
    memoryMb: backend.memoryMb,
    timeoutSeconds: backend.timeoutSeconds,
    table,
    deletionProtection: backend.deletionProtection ?? true,
    network: backend.network && buildNetwork(backend.network, table),
  };
}

function handlerOf(entry: ProviderFile["service"]["routes"][number], folder: string): Handler {
  return "handler" in entry ? handlerIn(folder, entry.handler) : IDENTITY;
}

function buildNetwork(
  network: NonNullable<ProviderFile["backend"]["network"]>,
  table: boolean,
): BackendNetwork {
  const dynamodbEndpoint = network.dynamodbEndpoint ?? table;
  return network.kind === "made"
    ? { ...network, dynamodbEndpoint }
    : { ...network, dynamodbEndpoint, routeTableIds: network.routeTableIds ?? [] };
}
