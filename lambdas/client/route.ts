/** The methods that a route of a REST API can have. */
export const METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"] as const;
export type Method = (typeof METHODS)[number];

/** A method, and a path after the stage. */
export interface Route {
  readonly method: Method;
  readonly path: string;
}

/** Reads a route such as `GET /orders`; undefined if the text is not a route. */
export function parseRoute(text: string): Route | undefined {
  const [method, path, ...rest] = text.split(" ");
  if (!isMethod(method) || !path?.startsWith("/") || rest.length > 0) return undefined;
  return { method, path };
}

export function isMethod(value: unknown): value is Method {
  return METHODS.some((method) => method === value);
}

/**
 * True if a request of the method may be sent again even though the first one may have been carried out.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function isIdempotent(method: Method): boolean {
  return method !== "POST" && method !== "PATCH";
}
