import type { Forward, PassingRequest } from "../../proxy";
import { matchedCall } from "../api-gateway/management-call";

/** A part of an HTTP API that a request makes or changes. */
export interface SavedPart<T> {
  /** Those that stand in the path: of the API, and of the part where it exists. */
  readonly ids: readonly string[];
  /** Absent = it is made. */
  readonly before?: T;
  /** The whole part, as it would be afterwards. */
  readonly after: T;
}

/**
 * Undefined where a request is about something else.
 * @param parts the path of all such parts: `apis/([^/]+)/routes`
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/
 */
export async function savedPart<T extends object>(
  passing: PassingRequest,
  forward: Forward,
  parts: string,
): Promise<SavedPart<T> | undefined> {
  const made = matchedCall(passing, "POST", new RegExp(`^/v2/${parts}/?$`));
  if (made !== undefined) return { ids: made, after: parsed<T>(passing.body) };
  const changed = matchedCall(passing, "PATCH", new RegExp(`^/v2/${parts}/([^/]+)$`));
  if (changed === undefined) return undefined;
  const { "content-length": _, ...headers } = passing.headers;
  const found = await forward({ method: "GET", path: passing.path, headers, body: Buffer.alloc(0) });
  // The emulator says itself that there is no such part.
  if (found.status >= 300) return undefined;
  const known = Object.entries(parsed<T>(found.body)).filter(([, value]) => value !== null);
  const before = Object.fromEntries(known) as T;
  return { ids: changed, before, after: { ...before, ...parsed<T>(passing.body) } };
}

function parsed<T>(body: Buffer): T {
  return JSON.parse(body.toString() || "{}") as T;
}
