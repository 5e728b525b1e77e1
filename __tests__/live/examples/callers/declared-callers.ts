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

/** Every client of an example, and anyone where an API of it is public. */
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
  return clients.map(({ name, use }) => ({
    who: [stackId, name],
    calls: use.routes.map((route) => toCall(route, example)),
  }));
}

function toCall(route: Route, { requests = {} }: LiveExample): Call {
  return { method: route.method, path: samplePath(route), ...requests[routeKey(route)] };
}
