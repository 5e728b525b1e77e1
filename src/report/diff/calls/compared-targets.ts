import { pathClasses } from "../../../access/proof/classes/path-classes";
import { METHODS, type Method, type Route, routeKey } from "../../../model/routes/route";
import { answeringRoute } from "../../../model/routes/routing";
import type { Pair } from "../side";

/** A request of a class that neither the documents nor the routes of either side tell apart. */
export interface ComparedTarget {
  readonly stage: string;
  readonly method: Method;
  /** As requested. */
  readonly path: string;
  /** The route that answers on each side; absent where it has none for it. */
  readonly answered: Pair<Route>;
  /** True if a conforming client writes the path so. */
  readonly isPlain: boolean;
  readonly isNormal: boolean;
}

interface TargetOptions {
  /** The beginning of the ARNs of the API's requests. */
  readonly apiArn: string;
  readonly stage: string;
  /** The routes of each side; undefined where they are not known, and every one exists, or where there is no API. */
  readonly routes: Pair<readonly Route[]>;
  /** Lists of resources, as patterns, of both sides. */
  readonly resources: readonly (readonly string[])[];
  /** Patterns that both sides deny to everybody. */
  readonly denied: readonly string[];
}

/**
 * A request of each class of an API's requests, by the documents and the routes of both sides. Of a path the two sides may have different
 * routes, so classes with one route on one side are apart where the other has several.
 */
export function comparedTargets({ routes, ...options }: TargetOptions): readonly ComparedTarget[] {
  const { before = [], after = [] } = routes;
  const all = [...new Map([...before, ...after].map((route) => [routeKey(route), route])).values()];
  const classesAt = pathClasses({ ...options, routes: all });
  const targets = new Map<string, ComparedTarget>();
  for (const stage of [options.stage, `${options.stage}x`])
    for (const method of METHODS)
      for (const { witness: path, lists, isPlain, isNormal } of classesAt(stage, method).classes) {
        const isOffered = stage === options.stage;
        const answered = {
          before: isOffered ? answeringRoute(before, method, path) : undefined,
          after: isOffered ? answeringRoute(after, method, path) : undefined,
        };
        const keys = [answered.before, answered.after].map((route) => route && routeKey(route));
        const isAnswered = keys.some((one) => one !== undefined);
        const alike = JSON.stringify([lists, ...keys, isAnswered && isPlain, isNormal || method]);
        if (!targets.has(alike)) targets.set(alike, { stage, method, path, answered, isPlain, isNormal });
      }
  return [...targets.values()];
}
