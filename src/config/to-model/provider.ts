import { madeRoleArn } from "../../model/party";
import type { Backend, BackendNetwork, Handler, OfferedOperation, RestApi } from "../../model/provider";
import { answeredRoutes } from "../../model/routes/written-routes";
import type { BackendOutline } from "../outline/provider/backend";
import type { DescribedApi } from "../outline/provider/described-apis";
import type { ProviderOutline } from "../outline/provider/provider";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";
import { buildEntrance } from "./entrance";
import type { Offering } from "./grants";
import { buildParty } from "./party";

type ProviderFile = DeploymentFile["providers"][string];

export function buildOffering(
  outline: ProviderOutline,
  file: ProviderFile,
  described?: DescribedApi,
): Offering {
  const home = buildParty(outline, file);
  const handlers = answering(outline, file);
  const accessRoles = outline.grantees.flatMap(({ consumer, isAssuming, roleName }) => {
    const name = known(roleName, "an access role");
    return isAssuming ? [[consumer.name, { name, arn: madeRoleArn(home, name) }] as const] : [];
  });
  const provider = {
    ...home,
    service: buildService(outline, file, handlers, described),
    backend: buildBackend(outline.backend, file, handlers),
    trust: file.trust,
    alarms: file.alarms,
  };
  return { provider, accessRoles: new Map(accessRoles) };
}

/** The handler of each route, in the order of the routes. */
function answering({ routes, backend }: ProviderOutline, file: ProviderFile): readonly Handler[] {
  const named = new Map(
    backend.handlers.map(({ name, entry }) => {
      const handler = known(file.backend.handlers[name], name);
      return [name, { ...handler, name, entry: known(entry, name) }];
    }),
  );
  return known(routes, "routes").map(({ answerer }) => {
    const { name, module } = known(answerer, "a handler");
    return module ?? known(named.get(name), name);
  });
}

function buildService(
  outline: ProviderOutline,
  file: ProviderFile,
  handlers: readonly Handler[],
  described?: DescribedApi,
): RestApi {
  const { openapi, authorizer, domain, trustStore, ...service } = file.service;
  const offered = known(outline.offered, "routes");
  const operations = offered.map((route, i): OfferedOperation => {
    const written = service.routes?.[i];
    const throttle = written && "throttle" in written ? written.throttle : undefined;
    return { ...route, handler: known(handlers[i], "a handler").name, throttle };
  });
  const routes = answeredRoutes(operations).map(({ method, path }) => ({ method, path }));
  return {
    ...service,
    operations,
    routes,
    ...(outline.entrance && { entrance: buildEntrance(outline.entrance, file) }),
    ...(described && { document: described.document, documentNotes: described.notes }),
  };
}

function buildBackend(
  outline: BackendOutline,
  { backend }: ProviderFile,
  handlers: readonly Handler[],
): Backend {
  return {
    handlers: [...new Map(handlers.map((handler) => [handler.name, handler])).values()],
    memoryMb: backend.memoryMb,
    timeoutSeconds: backend.timeoutSeconds,
    table: known(outline.table, "table"),
    deletionProtection: known(outline.deletionProtection, "deletionProtection"),
    network: backend.network && buildNetwork(backend.network, outline),
  };
}

function buildNetwork(
  network: NonNullable<ProviderFile["backend"]["network"]>,
  outline: BackendOutline,
): BackendNetwork {
  const dynamodbEndpoint = known(outline.dynamodbEndpoint, "dynamodbEndpoint");
  return network.kind === "made"
    ? { ...network, dynamodbEndpoint }
    : { ...network, dynamodbEndpoint, routeTableIds: network.routeTableIds ?? [] };
}
