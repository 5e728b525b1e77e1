import { authorizerName, physicalName } from "../../model/aws/names";
import { rotationFunctionName } from "../../model/keys/kept-keys";
import type { Path } from "../findings/finding";
import type { ConsumerOutline } from "./consumer/consumer";
import type { OfferOutline } from "./provider/offer";
import type { ProviderOutline } from "./provider/provider";

/** A role that will be made, and the function of the same name where there is one. */
export interface MadeRole {
  readonly name: string;
  readonly account?: string;
  /** The thing that it is made for. */
  readonly path: Path;
  /** The same in words: `client direct of web runs as`. */
  readonly use: string;
  /** The parts of the name that the file can change, beside the deployment's own name. */
  readonly parts: string;
}

/** A role as its owner knows it: without a name where the deployment's is not known. */
type Unnamed = Omit<MadeRole, "name" | "account"> & { readonly name?: string };

export function madeRoles(
  providers: readonly ProviderOutline[],
  consumers: readonly ConsumerOutline[],
): readonly MadeRole[] {
  return [
    ...providers.map((owner) => ({
      owner,
      roles: [...logRoles(owner), ...authorizerRoles(owner), ...handlerRoles(owner), ...accessRoles(owner)],
    })),
    ...consumers.map((owner) => ({
      owner,
      roles: [...clientRoles(owner), ...rotationRoles(owner), ...doorLogRoles(owner)],
    })),
  ].flatMap(({ owner: { account }, roles }) =>
    roles.flatMap(({ name, ...role }) => (name === undefined ? [] : { ...role, name, account })),
  );
}

/** The account-wide role of API Gateway. */
function logRoles({ name, path, value, physicalName: owner }: OfferOutline): readonly Unnamed[] {
  if (value?.service === undefined || value.service.accountLogRole === false) return [];
  const use = `API Gateway writes the logs of ${name} with`;
  return [{ name: owner && physicalName(owner, "logs"), path, use, parts: `the stack id ${name}` }];
}

/** The function that knows callers by their keys, or by their certificates. */
function authorizerRoles({ name, path, service, physicalName: owner }: OfferOutline): readonly Unnamed[] {
  if (service.auth !== "api-key" && service.auth !== "certificate") return [];
  const use = `the authorizer of ${name} runs as`;
  return [{ name: owner && authorizerName(owner), path, use, parts: `the stack id ${name}` }];
}

function handlerRoles({ name, path, routes, physicalName: owner }: OfferOutline): readonly Unnamed[] {
  const handlers = new Map<string, Path>();
  for (const { path: route, route: isClear, answerer } of routes ?? []) {
    if (isClear === undefined || answerer === undefined || handlers.has(answerer.name)) continue;
    handlers.set(answerer.name, answerer.handler === undefined ? path : [...route, "handler"]);
  }
  return [...handlers].map(([handler, place]) => ({
    name: owner && physicalName(owner, handler),
    path: place,
    use: `handler ${handler} of ${name} runs as`,
    parts: `the stack id ${name} or the handler ${handler}`,
  }));
}

function accessRoles({ name, grantees }: ProviderOutline): readonly Unnamed[] {
  const assuming = grantees.filter(({ isAssuming }) => isAssuming);
  return assuming.map(({ consumer, roleName }) => ({
    name: roleName,
    path: consumer.path,
    use: `clients of ${consumer.name} assume`,
    parts: `the stack id ${name} or the consumer's name ${consumer.name}`,
  }));
}

function clientRoles({ name, clients }: ConsumerOutline): readonly Unnamed[] {
  return clients.map((client) => ({
    name: client.roleName,
    path: client.path,
    use: `client ${client.name} of ${name} runs as`,
    parts: `the stack id ${name} or the client ${client.name}`,
  }));
}

/** The functions that rotate keys: one for each use with a key, one for each front door. */
function rotationRoles({ name, uses, clients, physicalName: owner }: ConsumerOutline): readonly Unnamed[] {
  const keys = [
    ...uses.filter(({ key }) => key).map((use) => ({ ...use, what: "use" })),
    ...clients.filter(({ type }) => type === "rest-front-door").map((door) => ({ ...door, what: "client" })),
  ];
  return keys.map(({ name: of, path, what }) => ({
    name: owner && rotationFunctionName(owner, of),
    path,
    use: `the rotation of keys of ${of} of ${name} runs as`,
    parts: `the stack id ${name} or the ${what} ${of}`,
  }));
}

/** The account-wide role of API Gateway, for the logs of a front door. A second one is refused elsewhere. */
function doorLogRoles({ name, clients, physicalName: owner }: ConsumerOutline): readonly Unnamed[] {
  const door = clients.find(
    ({ value }) => value?.type === "rest-front-door" && value.accountLogRole !== false,
  );
  if (door === undefined) return [];
  const use = `API Gateway writes the logs of ${door.name} of ${name} with`;
  return [
    { name: owner && physicalName(owner, "logs"), path: door.path, use, parts: `the stack id ${name}` },
  ];
}
