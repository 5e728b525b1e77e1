import { HttpError } from "./http-error";

/** The part of a list that a client asks for: `?limit=20&next=<cursor>`. */
export interface PageQuery {
  /** The number of items, from 1 to 100. @default 20 */
  readonly limit: number;
  /** The id of the last item of the page before. @default the list's beginning */
  readonly next?: string;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page, which may turn out empty; absent on the last page. */
  readonly next?: string;
}

/** Reads which page is asked for. @throws HttpError 400 for a limit or a cursor that cannot be */
export function pageQuery(query: URLSearchParams): PageQuery {
  const limit = query.get("limit") ?? "20";
  const next = query.get("next") ?? undefined;
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 100)
    throw new HttpError(400, "limit: expected a number from 1 to 100");
  if (next !== undefined && !/^[a-z0-9-]{1,64}$/.test(next))
    throw new HttpError(400, "next: expected the cursor of a page");
  return { limit: Number(limit), next };
}
