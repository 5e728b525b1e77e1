import { IDENTITY_HANDLER } from "../../../model/aws/names";
import { partitionOf } from "../../../model/aws/partition";
import { didYouMean } from "../../findings/did-you-mean";
import { expected, type Finding, oneOf, quoted } from "../../findings/finding";
import {
  type DeploymentDraft,
  type HandlerDraft,
  handlersOf,
  type Member,
  type ProviderDraft,
  providersOf,
  regionOf,
} from "../../outline/draft";
import { offeredRoutes } from "../../outline/draft-routes";
import { isModule } from "../../outline/handler-file";

/** Handlers under `backend.handlers` have names of their own and routes; routes name handlers that are there. */
export function namedHandlers(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap((provider) => [
    ...builtIn(provider),
    ...unknown(provider),
    ...idle(provider),
    ...handlersOf(provider).flatMap((handler) => foreignResources(handler, regionOf(file, provider.value))),
    ...(provider.value?.backend && "network" in provider.value.backend
      ? handlersOf(provider).flatMap(unreachable)
      : []),
  ]);
}

function builtIn(provider: Member<ProviderDraft>): readonly Finding[] {
  return handlersOf(provider)
    .filter(({ name }) => name === IDENTITY_HANDLER)
    .map(({ name, path }) => ({
      path,
      message: expected("a name that the built-in handler does not have", quoted(name)),
      at: "key",
    }));
}

function unknown(provider: Member<ProviderDraft>): readonly Finding[] {
  const backend = provider.value?.backend;
  if (backend && "handlers" in backend && backend.handlers === undefined) return [];
  const handlers = handlersOf(provider);
  // One whose name was refused may be the one that is meant.
  if (handlers.some(({ value }) => value === undefined)) return [];
  const known = handlers.map(({ name }) => name);
  return (offeredRoutes(provider) ?? []).flatMap(({ path, handler }) => {
    if (handler === undefined || isModule(handler) || known.includes(handler)) return [];
    const wanted =
      known.length > 0
        ? oneOf("handlers", known)
        : "the path of a module, as there are no names under backend.handlers";
    return [
      { path: [...path, "handler"], message: expected(wanted, quoted(handler), didYouMean(handler, known)) },
    ];
  });
}

function idle(provider: Member<ProviderDraft>): readonly Finding[] {
  const routes = offeredRoutes(provider);
  // A route that was refused, or that names no handler there is, may have meant this one.
  const names = new Set(handlersOf(provider).map(({ name }) => name));
  const unclear = routes?.some(
    ({ route, handler }) =>
      route === undefined || (handler !== undefined && !isModule(handler) && !names.has(handler)),
  );
  if (routes === undefined || unclear) return [];
  const used = new Set(routes.map(({ handler }) => handler));
  return handlersOf(provider)
    .filter(({ name }) => !used.has(name) && name !== IDENTITY_HANDLER)
    .map(({ name, path }) => ({
      path,
      message: expected(`a route with handler: ${name}`, "none"),
      at: "key",
    }));
}

/** What a function may do is in its own partition. */
function foreignResources({ path, value }: Member<HandlerDraft>, region?: string): readonly Finding[] {
  if (region === undefined) return [];
  const partition = partitionOf(region);
  return (value?.statements ?? []).flatMap((statement, s) =>
    (statement?.resources ?? []).flatMap((arn, r) => {
      if (arn === undefined || arn === "*" || arn.split(":")[1] === partition) return [];
      const message = expected(
        `an ARN of the partition ${partition}, as the region is ${region}`,
        quoted(arn),
      );
      return [{ path: [...path, "statements", s, "resources", r], message }];
    }),
  );
}

/** Out of the backend's network leads a way to DynamoDB, and none to anything else. */
function unreachable({ path, value }: Member<HandlerDraft>): readonly Finding[] {
  return (value?.statements ?? []).flatMap((statement, s) =>
    (statement?.actions ?? []).flatMap((action, a) => {
      if (action === undefined || /^dynamodb:/i.test(action)) return [];
      const message = expected(
        "an action of dynamodb, as out of backend.network nothing else is reached",
        quoted(action),
      );
      return [{ path: [...path, "statements", s, "actions", a], message }];
    }),
  );
}
