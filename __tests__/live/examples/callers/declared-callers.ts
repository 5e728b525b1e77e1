import { loadDeployment } from "../../../../src/config/load-deployment";
import type { Consumer } from "../../../../src/model/consumer";
import { type Route, routeKey } from "../../../../src/model/routes/route";
import { samplePath } from "../../../../src/model/routes/routing";
import { isPublic } from "../../../../src/model/services/traits";
import { exampleFile } from "../../../support/examples";
import { filesOf, type LiveExample } from "../live-example";
import type { Call, Who } from "./caller";

/** A declared caller of an example, and every route that it may use. */
export interface DeclaredCaller {
  readonly who: Who;
  readonly calls: readonly Call[];
}

/** Every client of an example, of a front door every caller, and anyone where an API of it is public. */
export function declaredCallers(example: LiveExample): readonly DeclaredCaller[] {
  return filesOf(example).flatMap((name) => {
    const { providers, consumers } = loadDeployment(exampleFile(name));
    const open = providers.filter(({ service }) => isPublic(service));
    return [
      ...consumers.flatMap((consumer) => clientsOf(consumer, example)),
      ...open.map(({ service }) => ({
        who: "anyone" as const,
        calls: service.routes.map((route) => toCall(route, example)),
      })),
    ];
  });
}

function clientsOf({ stackId, clients }: Consumer, example: LiveExample): readonly DeclaredCaller[] {
  return clients.flatMap((client): readonly DeclaredCaller[] => {
    const { name, use } = client;
    const calls = (routes: readonly Route[]) => routes.map((route) => toCall(route, example));
    return client.type === "rest-front-door"
      ? client.callers.map((caller) => ({ who: [stackId, name, caller.name], calls: calls(caller.routes) }))
      : [{ who: [stackId, name], calls: calls(use.routes) }];
  });
}

function toCall(route: Route, { requests = {} }: LiveExample): Call {
  return { method: route.method, path: samplePath(route), ...requests[routeKey(route)] };
}
