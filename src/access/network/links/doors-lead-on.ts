import { documentOf, operationsIn } from "../api/document";
import type { StackExpectations } from "../expectations";
import { type Finding, fact } from "../finding";
import { onwardOf } from "../front-doors/goes-on";
import { referent } from "../stack/reference";
import { entriesOf, objectOf, type Resource, type Stack } from "../stack/stack-json";
import { apiOfUse } from "./api-of-use";

/** The calls that front doors pass on: all of them to the API of their use. */
export function doorsLeadOn(
  stack: Stack,
  { doors = {}, uses }: StackExpectations,
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  return Object.entries(doors).flatMap(([name, { use }]) => {
    const api = apiOf(stack, name);
    if (api === undefined) return [];
    const { operations } = operationsIn(documentOf(stack, api) ?? {});
    const places = operations.map((operation) => onwardOf(stack, operation));
    const distinct = new Map(places.map((place) => [`${place?.host} ${place?.stage}`, place]));
    return [...distinct.values()].flatMap((place) => {
      const call = { by: api.address, host: place?.host ?? "", stage: place?.stage, use };
      const { wrong, words } = apiOfUse(stack, call, uses, states);
      return wrong.length > 0 ? wrong : [fact(stack, `${api.address} passes calls on to ${words}`)];
    });
  });
}

/** The API of a front door, by the URL that the stack puts out. */
function apiOf(stack: Stack, door: string): Resource | undefined {
  const stage = stack.resources.get(
    referent(stack, entriesOf(stack, "front_door_urls")[door], "invoke_url") ?? "",
  );
  return stack.resources.get(referent(stack, objectOf(stage?.attributes).rest_api_id) ?? "");
}
