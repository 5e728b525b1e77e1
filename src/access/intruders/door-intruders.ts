import type { FrontDoorClient } from "../../model/clients/front-door";
import { samplePath } from "../../model/routes/routing";
import { authorizationOf } from "../../policies/document-ref";
import { notGranted } from "../../policies/rest-api/closing";
import { decideCall } from "../evaluation/decide";
import { doorAuthorizer } from "../world/door-apis";
import { sampleKey, wrongKey } from "../world/sample-keys";
import type { ConsumerWorld } from "../world/world";
import type { Probe } from "./probe";

/** The calls that a front door must refuse: of nobody, with a key that is not or no longer a caller's, and for other routes. */
export function doorProbes({ consumer, doors }: ConsumerWorld, door: FrontDoorClient): readonly Probe[] {
  const api = doors[door.name];
  if (api === undefined) return [];
  const path = `consumers.${consumer.stackId}.clients.${door.name}`;
  return door.callers.flatMap(({ name, routes, graceMinutes }) => {
    const [granted] = routes;
    const [other] = notGranted(routes, door.use.routes);
    if (granted === undefined) return [];
    const later = { ...api, authorizer: doorAuthorizer(door, graceMinutes) };
    const attempts = [
      { words: "a caller without a key", route: granted, api },
      { words: `a wrong key of ${name}`, key: wrongKey(name), route: granted, api },
      {
        words: `the key of ${name} that was rotated out ${graceMinutes} minutes ago`,
        ...{ key: sampleKey(name, "previous"), route: granted, api: later },
      },
      ...(other
        ? [
            {
              words: `${name} for a route that was not granted`,
              key: sampleKey(name, "current"),
              route: other,
              api,
            },
          ]
        : []),
    ];
    return attempts.map(({ words, key, route, api: asked }) => ({
      path: `${path}.callers.${name}`,
      sentence: `${route.method} ${samplePath(route)} of ${api.name} by ${words}`,
      guard: { document: authorizationOf(api.name) },
      verdict: decideCall({
        api: asked,
        key,
        stage: api.stage,
        method: route.method,
        path: samplePath(route),
      }),
    }));
  });
}
