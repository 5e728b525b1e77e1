import type { GeneratorValue } from "fast-check";
import type { Auth } from "../../../src/model/provider";
import { arbitraryClients, type ClientFile } from "./arbitrary-clients";
import { arbitraryNetwork } from "./arbitrary-network";
import {
  account,
  keySettings,
  type OfferedService,
  oneOf,
  otherRegion,
  roleArn,
  type Setting,
  someOf,
  someRoles,
  someRoutes,
} from "./arbitrary-parts";
import { arbitraryRoutes } from "./arbitrary-routes";

/** The parts of a consumer in a file that others depend on. */
export interface ConsumerFile {
  readonly clients: Readonly<Record<string, ClientFile>>;
}

/** True if a client of the consumer assumes a role for a use. */
export function assumedBy({ clients }: ConsumerFile, use: string): boolean {
  return Object.values(clients).some(({ auth, uses }) => auth === "assume-role" && uses === use);
}

/** A consumer of some services of one type, perhaps also of an API outside the file. */
export function arbitraryConsumer(
  g: GeneratorValue,
  setting: Setting,
  services: readonly OfferedService[],
  name: string,
): ConsumerFile {
  const type = g(oneOf<OfferedService["type"]>, [
    "private-rest-api",
    ...services.map((service) => service.type),
  ]);
  const reachable = services.filter((service) => service.type === type);
  const used = (reachable.length > 0 ? g(someOf<OfferedService>, reachable) : []).map((service) =>
    service.auth === "api-key" ? { ...service, granted: someRoutes(g, service.routes).routes } : service,
  );
  const isAlone = used.length === 0;
  const outside = isAlone || g(oneOf<boolean>, [false, false, true]) ? [outsideApi(g, type)] : [];
  const clients = arbitraryClients(g, setting, [...used, ...outside], name);
  const uses = [
    ...used.map((use) => [use.name, useSettings(g, use, name)]),
    ...outside.map((use) => [use.name, describedUse(g, setting, use, assumedBy({ clients }, use.name))]),
  ];
  const network =
    type === "private-rest-api" ? arbitraryNetwork(g, setting, name, Object.values(clients)) : undefined;
  const isKeyed = used.some(({ auth }) => auth === "api-key");
  const makesEndpoint = network !== undefined && !("existing" in network.endpoints.executeApi);
  const file = {
    account: account(g),
    ...(Object.values(clients).some(({ type }) => type !== "role") && someRoles(g, setting.region)),
    ...network,
    uses: Object.fromEntries(uses),
    clients,
    ...(setting.cloud && !isAlone && (makesEndpoint || isKeyed) && { link: "linked" }),
  };
  return file;
}

/**
 * The settings of a use: none for a public API; for a regional API with authorization perhaps further roles.
 */
function useSettings(g: GeneratorValue, service: OfferedService, consumer: string) {
  const { type, auth, routes } = service;
  if (auth === "api-key") return keyedSettings(g, service);
  if (type === "private-rest-api") return someRoutes(g, routes);
  if (auth === "none") return {};
  const isAllowing = g(oneOf<boolean>, [true, true, false]);
  return {
    ...someRoutes(g, routes),
    ...(isAllowing && { allowRoles: g(someOf<string>, allowedRoles(consumer)) }),
  };
}

function keyedSettings(g: GeneratorValue, { routes, granted }: OfferedService) {
  return {
    ...(granted && { routes: granted }),
    apiKey: keySettings(g, routes, granted ?? routes),
  };
}

/**
 * The names are the consumer's own, so that no role is allowed by two; one matches the intruder's usual name.
 */
export function allowedRoles(consumer: string): readonly string[] {
  const own = [`${consumer}.app-*`, `team/${consumer}.b?tch`, `${consumer}.job`];
  return consumer === "web" ? [...own, "in*r"] : own;
}

function outsideApi(g: GeneratorValue, type: OfferedService["type"]): OfferedService {
  const auths: readonly Auth[] = type === "private-rest-api" ? ["iam", "none", "api-key"] : ["iam", "none"];
  return { name: "outside", type, auth: g(oneOf<Auth>, auths), routes: g(outsideRoutes) };
}

const outsideRoutes = () => arbitraryRoutes;

function describedUse(g: GeneratorValue, { region }: Setting, api: OfferedService, assumed: boolean) {
  const { type, auth, routes } = api;
  const home = account(g);
  const role = { accessRoleArn: roleArn(region, home, "access"), externalId: "theirs" };
  const reader = { authorizerRoleArn: roleArn(region, home, "authorizer"), knownAs: "us" };
  const isKeyed = auth === "api-key";
  const facts = {
    ...{ id: "zzzzzzzzz0", account: home, auth, routes },
    ...(assumed && role),
    ...(isKeyed && reader),
  };
  if (isKeyed) return { api: facts, apiKey: keySettings(g, routes, routes) };
  return { api: type === "private-rest-api" ? facts : { ...facts, type, ...otherRegion(g, region) } };
}
