import type { StackExpectations } from "../expectations";
import { type Finding, shown, unless } from "../finding";
import { endpointsOf } from "../stack/endpoint";
import { referent } from "../stack/reference";
import type { Json, Stack } from "../stack/stack-json";

/** The endpoint of a consumer's calls. */
interface Through {
  /** Its address in the stack, or its id. @default the calls go over the internet */
  readonly id?: string;
  readonly isMade: boolean;
  readonly wrong: readonly Finding[];
}

/**
 * The endpoint that a use goes through, which is the one that the stack puts out for it: providers read it from there.
 * @param published the entry of the output `endpoint_ids`
 */
export function through(
  stack: Stack,
  { ways }: StackExpectations,
  use: string,
  published: Json | undefined,
): Through {
  const way = ways?.["execute-api"];
  if (way === undefined) {
    const text = `expected no endpoint of ${use} in the output endpoint_ids, got ${shown(published)}`;
    return { isMade: false, wrong: unless(published === undefined, stack, text) };
  }
  const isMade = way.kind === "made";
  const id = isMade
    ? endpointsOf(stack).find(({ service }) => service === "execute-api")?.address
    : way.endpointId;
  const named = referent(stack, published);
  const read = named?.startsWith("data.") ? stack.resources.get(named) : undefined;
  const actual = read === undefined ? named : referent(stack, read.attributes.id);
  const text = `expected the endpoint of ${use} in the output endpoint_ids to be ${shown(id)}, got ${shown(published)}`;
  return { id, isMade, wrong: unless(actual !== undefined && actual === id, stack, text) };
}
