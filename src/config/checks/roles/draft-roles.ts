import { accessRoleName, physicalName } from "../../../model/aws/names";
import type { Path } from "../../findings/finding";
import {
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  type ProviderDraft,
  providersOf,
} from "../../outline/draft";
import { offeredRoutes } from "../../outline/draft-routes";
import { handlerIn, IDENTITY, isModule } from "../../outline/handler-file";
import { assumes } from "./assumed-roles";

/** A role that will be made, and the function of the same name where there is one. */
export interface DraftRole {
  readonly name: string;
  readonly account?: string;
  /** What the role is made for. */
  readonly path: Path;
  /** The same in words: `client direct of web runs as`. */
  readonly use: string;
  /** The parts of the name that the file can change, beside the deployment's own name. */
  readonly parts: string;
}

/** Every role that the file leads to, as far as it can be told. */
export function draftRoles(file: DeploymentDraft, folder: string): readonly DraftRole[] {
  const deployment = file.name;
  if (deployment === undefined) return [];
  return [
    ...providersOf(file).flatMap((provider) => [
      ...logRoles(deployment, provider),
      ...handlerRoles(deployment, provider, folder),
      ...accessRoles(file, deployment, provider),
    ]),
    ...consumersOf(file).flatMap((consumer) => clientRoles(deployment, consumer)),
  ];
}

function handlerRoles(
  deployment: string,
  provider: Member<ProviderDraft>,
  folder: string,
): readonly DraftRole[] {
  const handlers = new Map<string, Path>();
  for (const { path, route, handler } of offeredRoutes(provider) ?? []) {
    if (route === undefined) continue;
    const name = handlerName(handler, folder);
    if (!handlers.has(name)) handlers.set(name, handler === undefined ? provider.path : [...path, "handler"]);
  }
  return [...handlers].map(([handler, path]) => ({
    name: physicalName(deployment, provider.name, handler),
    account: provider.value?.account,
    path,
    use: `handler ${handler} of ${provider.name} runs as`,
    parts: `the stack id ${provider.name} or the handler ${handler}`,
  }));
}

function handlerName(handler: string | undefined, folder: string): string {
  if (handler === undefined) return IDENTITY.name;
  return isModule(handler) ? handlerIn(folder, handler).name : handler;
}

/** The account-wide role of API Gateway. */
function logRoles(deployment: string, { name, path, value }: Member<ProviderDraft>): readonly DraftRole[] {
  if (value?.service === undefined || value.service.accountLogRole === false) return [];
  const parts = `the stack id ${name}`;
  const use = `API Gateway writes the logs of ${name} with`;
  return [{ name: physicalName(deployment, name, "logs"), account: value.account, path, use, parts }];
}

function accessRoles(
  file: DeploymentDraft,
  deployment: string,
  provider: Member<ProviderDraft>,
): readonly DraftRole[] {
  const { name, value } = provider;
  const linked = consumersOf(file).filter((consumer) => assumes(consumer, name));
  const external = externalsOf(provider).filter((one) => (one.value?.trustedRoleArns ?? []).length > 0);
  return [...linked, ...external].map((consumer) => ({
    name: accessRoleName(physicalName(deployment, name), consumer.name),
    account: value?.account,
    path: consumer.path,
    use: `clients of ${consumer.name} assume`,
    parts: `the stack id ${name} or the consumer's name ${consumer.name}`,
  }));
}

function clientRoles(deployment: string, consumer: Member<ConsumerDraft>): readonly DraftRole[] {
  const made = clientsOf(consumer).filter(({ value }) => value?.type !== "role");
  return made.map(({ name, path }) => ({
    name: physicalName(deployment, consumer.name, name),
    account: consumer.value?.account,
    path,
    use: `client ${name} of ${consumer.name} runs as`,
    parts: `the stack id ${consumer.name} or the client ${name}`,
  }));
}
