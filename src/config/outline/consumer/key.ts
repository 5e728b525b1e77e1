import type { Route } from "../../../model/routes/route";
import { parseRoute, routeKey } from "../../../model/routes/route";
import type { Path } from "../../findings/finding";
import type { DEFAULTS } from "../../schema/defaults";
import { defaulted } from "../unknown";

/** A key that a consumer keeps, as the file outlines it. */
export interface KeyOutline {
  /** The place of its settings, whether there are any or not. */
  readonly path: Path;
  readonly rotateEveryDays?: number;
  readonly graceMinutes?: number;
  /** The route that a rotation calls; unknown too if the file has to name it. */
  readonly testRoute?: Route;
  /** The same as it is written. */
  readonly writtenTestRoute?: string;
  /** True if the file has to name it, as no route may be called at any time. */
  readonly asksForTestRoute: boolean;
}

interface KeyDraft {
  readonly rotateEveryDays?: number;
  readonly graceMinutes?: number;
  readonly testRoute?: string;
}

type Presets = typeof DEFAULTS.key | typeof DEFAULTS.callerKey;

/** @param granted the routes that may be called with the key */
export function keyOutline(
  draft: KeyDraft | undefined,
  path: Path,
  granted: readonly Route[] | undefined,
  presets: Presets,
): KeyOutline {
  const isStated = draft !== undefined && "testRoute" in draft;
  const written = draft?.testRoute === undefined ? undefined : parseRoute(draft.testRoute);
  const safe = granted?.find(isSafe);
  return {
    path,
    rotateEveryDays: defaulted(draft, "rotateEveryDays", presets.rotateEveryDays),
    graceMinutes: defaulted(draft, "graceMinutes", presets.graceMinutes),
    testRoute: isStated ? granted?.find((route) => written && routeKey(route) === routeKey(written)) : safe,
    writtenTestRoute: draft?.testRoute,
    asksForTestRoute: draft !== undefined && !isStated && granted !== undefined && safe === undefined,
  };
}

/**
 * True if a method changes nothing, so that it may be called at any time.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
 */
function isSafe({ method }: Route): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}
