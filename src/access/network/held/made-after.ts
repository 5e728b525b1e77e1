import { type Finding, problem } from "../finding";
import { dependenciesOf, type Resource, type Stack } from "../stack/stack-json";

/** A problem for each resource that another one is to be made after, and is not. */
export function madeAfter(stack: Stack, resource: Resource, earlier: Iterable<string>): readonly Finding[] {
  const known = dependenciesOf(resource);
  return [...new Set(earlier)]
    .filter((address) => !known.has(address))
    .map((address) =>
      problem(stack, `expected ${resource.address} to be made after ${address}, got no such order`),
    );
}
