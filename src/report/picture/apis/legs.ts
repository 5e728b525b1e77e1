import { ANYONE } from "../../../access/declared/anyone";
import type { DeclaredCaller } from "../../../access/declared/declared-callers";
import type { Consumer } from "../../../model/consumer";
import type { Provider } from "../../../model/provider";
import type { Route } from "../../../model/routes/route";
import { routeKey } from "../../../model/routes/route";
import type { ConsumerKind } from "./consumer-kinds";
import {
  accessRolesId,
  apiId,
  clientId,
  doorBalancerId,
  endpointId,
  entranceId,
  isDoor,
  othersId,
  outsideEndpointId,
  outsiderId,
} from "./node-ids";
import { functionOf } from "./provider-group";

/** A stop on the way of a call, and the guard in front of it. */
export interface Stop {
  readonly node: string;
  readonly guard: string;
}

/** The two sides of a call: those that have a stack in the file. */
export interface Sides {
  readonly kind?: ConsumerKind;
  readonly consumer?: Consumer;
  readonly provider?: Provider;
}

/** The ways of a call, each from its caller on: that of the call itself, and where a role is assumed also that of the assumption. */
export function waysOf(caller: DeclaredCaller, route: Route, sides: Sides): readonly (readonly Stop[])[] {
  const start = startOf(caller, sides);
  const call = [...start, ...toApi(caller, sides), ...toFunction(route, sides.provider)];
  const assumption = caller.way === "assume-role" && sides.provider ? toRole(sides, sides.provider) : [];
  return assumption.length > 0 ? [[...start.slice(0, 1), ...assumption], call] : [call];
}

function startOf({ consumer, client, provider, endpoint }: DeclaredCaller, sides: Sides): readonly Stop[] {
  const { kind, consumer: own } = sides;
  const [name = "", through] = client.startsWith("arn:") ? [client] : client.split("/");
  if (consumer === ANYONE) return [{ node: outsiderId(ANYONE, ANYONE), guard: "" }];
  if (kind === undefined || own === undefined)
    return [
      { node: outsiderId(consumer, client), guard: "" },
      ...(endpoint ? [{ node: outsideEndpointId(consumer), guard: "its owner's policy" }] : []),
    ];
  const made = own.clients.find((one) => one.name === name);
  if (made === undefined) return [{ node: othersId(kind, provider), guard: "" }];
  const node = clientId(kind, own, name);
  if (!isDoor(made)) return [{ node, guard: "" }];
  const before = through === undefined ? [] : [{ node: othersId(kind, name), guard: "" }];
  return [...before, { node, guard: "key" }, { node: doorBalancerId(kind), guard: "VPC link" }];
}

function toApi(
  { provider, endpoint, api }: DeclaredCaller,
  { kind, consumer, provider: owner }: Sides,
): readonly Stop[] {
  const use = consumer?.uses.find(({ name }) => name === provider);
  const entered = use?.entrance !== undefined || owner?.service.entrance !== undefined;
  const isKnown = kind !== undefined && endpoint !== undefined;
  const own = isKnown
    ? entered
      ? [{ node: endpointId(kind, `entrance of ${provider}`), guard: "security group" }]
      : [
          {
            node: endpointId(kind, "execute-api"),
            guard: endpoint.policy ? "endpoint policy" : "its owner's policy",
          },
        ]
    : [];
  const entrance =
    entered && owner
      ? [
          { node: entranceId(provider, "entry"), guard: "accepted endpoint" },
          { node: entranceId(provider, "verifier"), guard: "security group" },
          { node: entranceId(provider, "endpoint"), guard: "certificate, endpoint policy" },
        ]
      : [];
  const hasAuthorizer = api.auth === "api-key" || api.auth === "certificate";
  const guard = hasAuthorizer ? "authorizer, resource policy" : "resource policy";
  return [...own, ...entrance, { node: apiId(provider), guard }];
}

function toFunction(route: Route, provider: Provider | undefined): readonly Stop[] {
  const operation = provider?.service.operations.find(
    ({ method, path }) => path === route.path && (method === route.method || method === "ANY"),
  );
  if (provider === undefined || operation === undefined) return [];
  return [{ node: functionOf(provider, operation.handler), guard: routeKey(operation) }];
}

function toRole({ kind, consumer }: Sides, { stackId }: Provider): readonly Stop[] {
  const role = { node: accessRolesId(stackId), guard: "trust policy" };
  const { vpc } = consumer ?? {};
  if (kind === undefined || !(vpc?.sts || vpc?.existingStsGroupId)) return [role];
  return [{ node: endpointId(kind, "sts"), guard: vpc.sts ? "endpoint policy" : "its owner's policy" }, role];
}
