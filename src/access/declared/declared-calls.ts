import type { Route } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";
import type { Verdict } from "../evaluation/call";
import type { World } from "../world/world";
import { type DeclaredCaller, declaredCallers, verdictOf } from "./declared-callers";

/** A call that the deployment promises, and its verdict. */
export interface DeclaredCall extends DeclaredCaller {
  readonly route: Route;
  readonly verdict: Verdict;
}

/** The calls of every declared caller to every route that it uses. */
export function declaredCalls(world: World): readonly DeclaredCall[] {
  return declaredCallers(world).flatMap((caller) =>
    caller.routes.map((route) => ({
      ...caller,
      route,
      verdict: verdictOf(caller, route.method, samplePath(route)),
    })),
  );
}
