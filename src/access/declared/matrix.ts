import { type Route, routeKey } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";
import type { Verdict } from "../evaluation/call";
import type { World } from "../world/world";
import { type DeclaredCaller, declaredCallers, verdictOf } from "./declared-callers";

/** The verdicts for one consumer's clients at one API. */
export interface Matrix {
  readonly provider: string;
  readonly consumer: string;
  readonly callers: readonly DeclaredCaller[];
  /** Every route of the API, whether granted or not. */
  readonly rows: readonly { readonly route: Route; readonly verdicts: readonly Verdict[] }[];
}

/** The matrix of every consumer and API that it uses. */
export function matrices(world: World): readonly Matrix[] {
  const groups = new Map<string, DeclaredCaller[]>();
  for (const caller of declaredCallers(world)) {
    const key = `${caller.provider} ${caller.consumer}`;
    groups.set(key, [...(groups.get(key) ?? []), caller]);
  }
  return [...groups.values()].flatMap((callers) => {
    const [first] = callers;
    return first ? [{ ...first, callers, rows: rowsOf(callers, first.api.routes ?? first.routes) }] : [];
  });
}

function rowsOf(callers: readonly DeclaredCaller[], routes: readonly Route[]): Matrix["rows"] {
  const distinct = new Map(routes.map((route) => [routeKey(route), route]));
  return [...distinct.values()].map((route) => ({
    route,
    verdicts: callers.map((caller) => verdictOf(caller, route.method, samplePath(route))),
  }));
}
