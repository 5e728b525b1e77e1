import { IDENTITY_HANDLER } from "../../../model/aws/names";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { BackendOutline, HandlerOutline } from "../../outline/provider/backend";
import type { OfferedRoute } from "../../outline/provider/routes";

/** Handlers under `backend.handlers` have names of their own and routes; routes name handlers that are there. */
export function namedHandlers({ providers }: DeploymentOutline): readonly Finding[] {
  const taken = "a name that the built-in handler does not have";
  return providers.flatMap(({ backend, routes }) => [
    ...backend.handlers.flatMap(({ name, path }) =>
      name === IDENTITY_HANDLER ? [unexpectedKey(path, taken, quoted(name))] : [],
    ),
    ...unknown(backend, routes ?? []),
    ...idle(backend, routes),
    ...(backend.network === "none" ? [] : backend.handlers.flatMap(unreachable)),
  ]);
}

function unknown({ handlerNames }: BackendOutline, routes: readonly OfferedRoute[]): readonly Finding[] {
  if (handlerNames === undefined) return [];
  const none = "the path of a module, as there are no names under backend.handlers";
  const wanted = handlerNames.length > 0 ? oneOf("handlers", handlerNames) : none;
  return routes.flatMap(({ path, answerer }) => {
    if (answerer === undefined || answerer.module || handlerNames.includes(answerer.name)) return [];
    const { name } = answerer;
    return [unexpected([...path, "handler"], wanted, quoted(name), didYouMean(name, handlerNames))];
  });
}

function idle({ handlers }: BackendOutline, routes: readonly OfferedRoute[] | undefined): readonly Finding[] {
  const names = new Set(handlers.map(({ name }) => name));
  // A route that was refused, or that names no handler there is, may have meant this one.
  const isClear = ({ route, answerer }: OfferedRoute) =>
    route && answerer && (answerer.module || names.has(answerer.name));
  if (!routes?.every(isClear)) return [];
  const used = new Set(routes.map(({ answerer }) => answerer?.handler));
  return handlers
    .filter(({ name }) => !used.has(name) && name !== IDENTITY_HANDLER)
    .map(({ name, path }) => unexpectedKey(path, `a route with handler: ${name}`, "none"));
}

/** Out of the backend's network leads a way to DynamoDB, and none to anything else. */
function unreachable({ path, value }: HandlerOutline): readonly Finding[] {
  const wanted = "an action of dynamodb, as out of backend.network nothing else is reached";
  return (value?.statements ?? []).flatMap((statement, s) =>
    (statement?.actions ?? []).flatMap((action, a) =>
      action === undefined || /^dynamodb:/i.test(action)
        ? []
        : [unexpected([...path, "statements", s, "actions", a], wanted, quoted(action))],
    ),
  );
}
