import { type Route, routeKey } from "../../../model/routes/route";
import { caughtWith, isDenied } from "../../../model/routes/separable";
import type { Path } from "../../findings/finding";
import { type Finding, unexpected } from "../../findings/finding";
import type { GrantOutline } from "../../outline/provider/grant";

/** The way in which a policy keeps a caller from other routes. */
interface Closing {
  /** True if it denies whatever was not granted, and not only what a granted pattern covers. */
  readonly deniesOthers: boolean;
  /** The advice where it cannot. */
  readonly advice: string;
}

/**
 * A granted pattern may cover routes that were not granted; a Deny on the pattern of each of these closes it. Where that
 * pattern in turn covers a granted route, no policy can say what is meant.
 * @param answered all routes of the API
 */
export function inseparableRoutes(
  { path, listed, granted }: GrantOutline & { readonly path: Path },
  answered: readonly Route[],
  { deniesOthers, advice }: Closing,
): readonly Finding[] {
  if (listed === undefined || granted === undefined) return [];
  const keys = new Set(granted.map(routeKey));
  return answered
    .filter((other) => !keys.has(routeKey(other)) && isDenied(other, granted, answered, deniesOthers))
    .flatMap((other) => {
      const caught = caughtWith(other, granted, answered);
      if (caught === undefined) return [];
      const got = `${routeKey(caught)} without ${routeKey(other)}`;
      return [unexpected([...path, "routes"], "routes that IAM can tell apart", got, advice)];
    });
}
