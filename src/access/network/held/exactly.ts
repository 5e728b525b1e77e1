import { COMMON } from "../closed/known-types";
import { type Finding, problem, shown } from "../finding";
import type { Resource, Stack } from "../stack/stack-json";
import { having, type Wanted } from "./having";

/** Attributes by which people find a resource. */
const WORDS = ["name", "name_prefix", "description", "tags"];

/**
 * Attributes held against what they have to be, beside which a resource has none.
 * @param free the attributes that it may have as they are, since they change nothing here or are held against something else
 */
export function exactly(
  stack: Stack,
  resource: Resource,
  wanted: Wanted,
  free: readonly string[] = [],
): readonly Finding[] {
  const known = new Set([...COMMON, ...WORDS, ...free, ...Object.keys(wanted)]);
  const { address, attributes } = resource;
  return [
    ...having(stack, resource, wanted),
    ...Object.keys(attributes)
      .filter((name) => !known.has(name))
      .map((name) => problem(stack, `${address} has ${name} ${shown(attributes[name])}; expected none`)),
  ];
}
