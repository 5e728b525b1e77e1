/** The methods that a route of a REST API can have. */
export const METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"] as const;
export type Method = (typeof METHODS)[number];

/** A method and a path from the stage on. */
export interface Route {
  readonly method: Method;
  readonly path: string;
}

/** Reads `GET /orders`; undefined where the text is no route. */
export function parseRoute(text: string): Route | undefined {
  const [method, path, ...rest] = text.split(" ");
  if (!isMethod(method) || !path?.startsWith("/") || rest.length > 0) return undefined;
  return { method, path };
}

export function isMethod(value: unknown): value is Method {
  return METHODS.some((method) => method === value);
}

/**
 * Whether a request of the method may be sent again when it is not known if the first was carried out.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function isIdempotent(method: Method): boolean {
  return method !== "POST" && method !== "PATCH";
}
