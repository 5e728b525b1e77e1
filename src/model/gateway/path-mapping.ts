import type { WrittenRoute } from "../routes/route";
import { isRest, segmentsOf } from "../routes/route";
import type { ServiceUse } from "./gateway";

/** The path with which calls of a route arrive at their service. */
export type PathMapping =
  | { readonly kind: "whole" }
  | { readonly kind: "root" }
  | { readonly kind: "rest" /** The greedy parameter's name. */; readonly parameter: string };

/**
 * The mapping of one route: the path as it was requested; or, with `stripPrefix`, the text of its greedy parameter, and of the path
 * before that the root.
 */
export function pathMapping(
  { path }: WrittenRoute,
  { stripPrefix }: Pick<ServiceUse, "stripPrefix">,
): PathMapping {
  if (!stripPrefix) return { kind: "whole" };
  const last = segmentsOf(path).at(-1) ?? "";
  return isRest(last) ? { kind: "rest", parameter: last.slice(1, -2) } : { kind: "root" };
}
