import type { ApiExpectations } from "../expectations";
import { type Finding, listed, problem, shown, unless } from "../finding";
import { referents } from "../stack/reference";
import { objectOf, ofType, type Stack } from "../stack/stack-json";
import { associatedEndpoints, endpointNames, sourceEndpoints } from "./named-endpoints";

/** The side of an API that consumers come to. */
export interface Entrance {
  readonly stack: Stack;
  readonly endpointType?: string;
  /** The endpoints that the resource policy names as ways in. */
  readonly sources: ReadonlySet<string | undefined>;
  /** The endpoints that the API is associated with. */
  readonly associated: ReadonlySet<string | undefined>;
}

/** The name in a policy that no endpoint has: it holds the place of one that is not known yet. */
export const UNLINKED = "unlinked";

/** The entrances of all stacks that have an API, by stack id. */
export function entrancesOf(
  stacks: readonly Stack[],
  states: ReadonlyMap<string, Stack>,
): ReadonlyMap<string, Entrance> {
  return new Map(
    stacks.flatMap((stack) => {
      const [api] = ofType(stack, "aws_api_gateway_rest_api");
      if (api === undefined) return [];
      const { types } = objectOf(api.attributes.endpoint_configuration);
      const [endpointType] = referents(stack, types);
      const entrance: Entrance = {
        stack,
        endpointType,
        sources: endpointNames(stack, sourceEndpoints(stack), states),
        associated: endpointNames(stack, associatedEndpoints(stack, api), states),
      };
      return [[stack.id, entrance] as const];
    }),
  );
}

/**
 * The ways in held against the file: each endpoint that it names is one, and there is none beside those and the ones
 * that consumers make.
 * @param made the names of the endpoints that consumers of the API make
 */
export function waysIn(
  { stack, sources, associated }: Entrance,
  { endpoints }: ApiExpectations,
  made: readonly string[],
): readonly Finding[] {
  const known = new Set<string | undefined>([...endpoints, ...made]);
  return [
    ...endpoints
      .filter((id) => !sources.has(id))
      .map((id) =>
        problem(stack, `expected the resource policy to name ${id} as a way in, got no such name`),
      ),
    ...[...sources, ...associated].flatMap((name) =>
      unless(
        known.has(name),
        stack,
        `expected only ${listed(known.size === 0 ? [] : [...known].map(shown))} as ways in, got ${shown(name)}`,
      ),
    ),
  ];
}
