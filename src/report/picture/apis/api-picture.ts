import type { World } from "../../../access/world/world";
import type { Provider } from "../../../model/provider";
import type { ApiCalls } from "../../calls/api-calls";
import { mergedEdges } from "../merged-edges";
import { type Edge, filled, nodesIn, type Picture } from "../picture";
import { consumerGroup } from "./consumer-group";
import { type ConsumerKind, consumerKinds } from "./consumer-kinds";
import { waysOf } from "./legs";
import { clientId, endpointId, isDoor } from "./node-ids";
import { describedApis, outsideGroups } from "./outside-groups";
import { providerGroup } from "./provider-group";

/** The picture of APIs and their consumers: callers, endpoints, entrances, APIs, functions, and the roles that are assumed. */
export function apiPicture({ providers, consumers }: World, calls: readonly ApiCalls[]): Picture {
  const kinds = consumerKinds(consumers.map(({ consumer }) => consumer));
  const owners = providers.map(({ provider }) => provider);
  const groups = filled([
    ...outsideGroups(
      calls.map(({ matrix }) => matrix),
      kinds,
      owners,
    ),
    ...kinds.map(consumerGroup),
    ...describedApis(kinds),
    ...providers.map(providerGroup),
  ]);
  const nodes = new Set(nodesIn(groups).map(({ id }) => id));
  const edges = [...calls.flatMap((one) => callEdges(one, kinds, owners)), ...readEdges(kinds)];
  return { groups, edges: mergedEdges(edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to))) };
}

/** The legs of the calls of one table that are allowed. */
function callEdges(
  { matrix, table }: ApiCalls,
  kinds: readonly ConsumerKind[],
  providers: readonly Provider[],
): readonly Edge[] {
  const kind = kinds.find(({ members }) => members.some(({ stackId }) => stackId === matrix.consumer));
  const consumer = kind?.members.find(({ stackId }) => stackId === matrix.consumer);
  const provider = providers.find(({ stackId }) => stackId === matrix.provider);
  return matrix.rows.flatMap(({ route }, row) =>
    matrix.callers.flatMap((caller, column) => {
      const [call] = table.rows[row]?.cells[column] ?? [];
      if (!call?.allowed) return [];
      return waysOf(caller, route, { kind, consumer, provider }).flatMap((way) =>
        way.slice(1).flatMap(({ node, guard }, at) => {
          const from = way[at]?.node;
          return from === undefined ? [] : [{ from, to: node, label: guard, calls: [call] }];
        }),
      );
    }),
  );
}

/** The keys and certificates that clients read on the way, which are no calls of an API themselves. */
function readEdges(kinds: readonly ConsumerKind[]): readonly Edge[] {
  return kinds.flatMap((kind) => {
    const [first] = kind.members;
    const readers = first.clients.filter(
      (client) => !isDoor(client) && (client.auth === "api-key" || client.auth === "certificate"),
    );
    const to = endpointId(kind, "secretsmanager");
    return readers.map(({ name }) => ({
      ...{ from: clientId(kind, first, name), to, label: "endpoint policy", calls: [] },
    }));
  });
}
