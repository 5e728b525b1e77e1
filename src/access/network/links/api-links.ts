import { callersOf } from "../callers/caller";
import type { Expectations, StackExpectations } from "../expectations";
import { assumption, type Finding, problem, shown, unless } from "../finding";
import { enteredUses } from "../mutual-tls/use/entered";
import { entranceLink } from "../mutual-tls/use/entrance-link";
import { endpointsOf } from "../stack/endpoint";
import { entriesOf, type Stack } from "../stack/stack-json";
import { calledApis } from "./called-apis";
import { doorsLeadOn } from "./doors-lead-on";
import { type Entrance, entrancesOf, UNLINKED, waysIn } from "./entrance";
import { knownConsumers } from "./known-consumers";
import { letIn, named } from "./let-in";
import { endpointName } from "./named-endpoints";
import { byState, remoteOutput } from "./remote-output";
import { through } from "./through";

/** Everything that stacks know of one another. */
interface Neighbours {
  readonly states: ReadonlyMap<string, Stack>;
  readonly entrances: ReadonlyMap<string, Entrance>;
}

/** The links between stacks: each client calls an API that another stack makes, which lets the client's endpoint in. */
export function apiLinks(stacks: readonly Stack[], expectations: Expectations): readonly Finding[] {
  const states = byState(stacks);
  const entrances = entrancesOf(stacks, states);
  const made = madeEndpoints(stacks, expectations);
  const ways = [...entrances].flatMap(([id, entrance]) => {
    const api = expectations[id]?.api;
    if (api === undefined) return [];
    const known = made.get(id) ?? [];
    const own = api.entrance ? known : [];
    return [
      ...waysIn(entrance, api, known),
      ...own.map((endpoint) => named(entrance.stack, endpoint, entrance.sources)),
    ];
  });
  const links = stacks.flatMap((stack) => {
    const expected = expectations[stack.id];
    return expected === undefined || expected.api
      ? []
      : consumerLinks(stack, expected, { states, entrances });
  });
  const keys = stacks.flatMap((stack) => knownConsumers(stack, expectations[stack.id]?.api?.keys, states));
  return [...links, ...ways, ...keys];
}

/** The names of the endpoints that stacks make, by the stack id of the API that they lead to. */
function madeEndpoints(stacks: readonly Stack[], expectations: Expectations) {
  const names = new Map<string, string[]>();
  for (const stack of stacks) {
    const { api, uses = {}, ways, pending } = expectations[stack.id] ?? {};
    const endpoint = endpointsOf(stack).find(({ service }) => service === "execute-api");
    if (endpoint === undefined || ways?.["execute-api"]?.kind !== "made") continue;
    // The endpoint behind an entrance is the API's own.
    if (api?.entrance) names.set(stack.id, [endpointName(stack.id, endpoint.address)]);
    const name = pending ? UNLINKED : endpointName(stack.id, endpoint.address);
    for (const [use, { entrance }] of Object.entries(uses)) {
      if (entrance) continue;
      const known = names.get(use);
      if (known) known.push(name);
      else names.set(use, [name]);
    }
  }
  return names;
}

function consumerLinks(
  stack: Stack,
  expected: StackExpectations,
  neighbours: Neighbours,
): readonly Finding[] {
  const uses = Object.keys(expected.uses ?? {});
  const named = Object.keys(entriesOf(stack, "api_ids"));
  const text = `expected the uses ${uses.join(", ")} in the output api_ids, got ${named.join(", ")}`;
  return [
    ...unless([...uses].sort().join() === [...named].sort().join(), stack, text),
    ...calledApis(stack, expected, callersOf(stack), neighbours.states),
    ...doorsLeadOn(stack, expected, neighbours.states),
    ...uses.flatMap((use) => useLink(stack, expected, use, neighbours)),
  ];
}

function useLink(
  stack: Stack,
  expected: StackExpectations,
  use: string,
  { states, entrances }: Neighbours,
): readonly Finding[] {
  const used = enteredUses(stack, expected).find((one) => one.use === use);
  const pending = expected.pending === true;
  const { id, isMade, wrong } = used
    ? { id: used.endpoint, isMade: true, wrong: entranceLink({ stack, used, pending, states }) }
    : through(stack, expected, use, entriesOf(stack, "endpoint_ids")[use]);
  const apiId = String(entriesOf(stack, "api_ids")[use]);
  const stated = expected.uses?.[use]?.apiId;
  if (stated !== undefined) {
    const text = `the API ${stated} is its owner's, who has to let ${id ?? "its clients"} in`;
    const same = unless(apiId === stated, stack, `expected the API of ${use} to be ${stated}, got ${apiId}`);
    return [...wrong, ...same, assumption(stack, text)];
  }
  const read = remoteOutput(stack, apiId, states);
  const api = read?.stack.resources.get(read?.referent ?? "");
  const entrance = entrances.get(use);
  if (entrance === undefined || read?.stack !== entrance.stack || api?.type !== "aws_api_gateway_rest_api") {
    const text = `expected ${apiId} to be the id of the API of ${use}, got ${shown(read?.referent)}`;
    return [...wrong, problem(stack, text)];
  }
  if (used) return wrong;
  const endpoint = id === undefined || !isMade ? id : endpointName(stack.id, id);
  return [...wrong, ...letIn(entrance, { stack, callers: callersOf(stack), endpoint, pending })];
}
