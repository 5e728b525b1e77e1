import { matchesWildcard } from "../../model/aws/wildcard";
import type { Use } from "../../model/consumer";
import { METHODS, type Route, routeKey, routePattern } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";

/** A call's stage, method and path. */
export interface Target {
  /** The reason to refuse it: `a stage that was not granted`. */
  readonly words: string;
  readonly stage: string;
  readonly method: string;
  readonly path: string;
}

/** Targets that were not granted: another stage, another method of a granted path, other paths. */
export function targetsBeside(granted: readonly Route[], stage: string): readonly Target[] {
  const [route] = granted;
  if (route === undefined) return [];
  const path = samplePath(route);
  const keys = new Set(granted.map(routeKey));
  const methods = METHODS.filter((method) => !keys.has(`${method} ${route.path}`));
  const isBeside = (target: Target) =>
    !granted.some((one) => matchesWildcard(routePattern(one), target.method + target.path));
  return [
    { words: "a stage that was not granted", stage: `${stage}x`, method: route.method, path },
    ...methods
      .map((method) => ({ words: "a method that was not granted", stage, method, path }))
      .filter(isBeside)
      .slice(0, 1),
    ...[{ words: "a path that was not granted", stage, method: route.method, path: "/intruder~" }].filter(
      isBeside,
    ),
  ];
}

/** A target that a consumer was granted, and targets that it was not. */
export function targetsOfUse({ routes, stage }: Pick<Use, "routes" | "stage">): {
  readonly granted: Omit<Target, "words">;
  readonly beside: readonly Target[];
} {
  const [route = ROOT] = routes;
  return {
    granted: { stage, method: route.method, path: samplePath(route) },
    beside: targetsBeside(routes, stage),
  };
}

const ROOT: Route = { method: "GET", path: "/" };
