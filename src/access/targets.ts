import type { Use } from "../model/consumer";
import { METHODS, type Route, routeKey, routePattern } from "../model/route";
import { samplePath } from "../model/routing";
import { matchesWildcard } from "../model/wildcard";

/** What a call asks for. */
export interface Target {
  /** What is wrong with it: `a stage that was not granted`. */
  readonly words: string;
  readonly stage: string;
  readonly method: string;
  readonly path: string;
}

/** Targets beside what was granted: another stage, another method of a granted path, another path. */
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

/** What a consumer is granted of an API, and what lies beside it. */
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
