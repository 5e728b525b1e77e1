/** The HTTP methods of REST APIs. */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** Any method for which the path has no operation of its own. */
export const ANY = "ANY";

/** A method and a path of an API, such as `POST /orders/{id}`. */
export interface Route {
  readonly method: Method;
  /** From the root, without a trailing slash: `/`, `/orders/{id}`, `/files/{rest+}`. */
  readonly path: string;
}

/** A route as written; its method may be `ANY`. */
export interface WrittenRoute extends Pick<Route, "path"> {
  readonly method: Method | typeof ANY;
}

const SEGMENT = /^(?:[A-Za-z0-9._:-]+|\{[A-Za-z0-9._-]+\})$/;
const GREEDY = /^\{[A-Za-z0-9._-]+\+\}$/;

/** Parses `POST /orders/{id}` or `ANY /files/{path+}`; undefined if the text is no route. */
export function parseRoute(text: string): WrittenRoute | undefined {
  const [method, path, ...rest] = text.split(" ");
  if (!isMethod(method) || path === undefined || rest.length > 0 || !isPath(path)) return undefined;
  return { method, path };
}

function isMethod(text: string | undefined): text is WrittenRoute["method"] {
  return text === ANY || METHODS.some((method) => method === text);
}

function isPath(path: string): boolean {
  if (path === "/") return true;
  const segments = path.slice(1).split("/");
  return (
    path.startsWith("/") &&
    segments.every(
      (segment, i) => SEGMENT.test(segment) || (i === segments.length - 1 && GREEDY.test(segment)),
    )
  );
}

/** The route as the deployment file spells it: `POST /orders/{id}`. */
export function routeKey({ method, path }: WrittenRoute): string {
  return `${method} ${path}`;
}

/** A key for a set of routes, independent of their order. */
export function routesKey(routes: readonly Route[]): string {
  return routes.map(routeKey).sort().join();
}

const SEGMENTS = new Map<string, readonly string[]>();

/** The segments of a path; none for `/`. Cached: every route of an API is compared with many others. */
export function segmentsOf(path: string): readonly string[] {
  const known = SEGMENTS.get(path);
  if (known) return known;
  const segments = path === "/" ? [] : path.slice(1).split("/");
  SEGMENTS.set(path, segments);
  return segments;
}

/** True if a segment is a parameter: `{id}`, `{rest+}`. */
export function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}

/** True if it is a greedy parameter: `{rest+}`. */
export function isRest(segment: string): boolean {
  return segment.endsWith("+}");
}

/**
 * A name for a path that Terraform accepts: `/orders/{id}` is `orders_id`, `/` is the empty string.
 * Config refuses two paths of one API with the same name.
 */
export function pathName(path: string): string {
  return segmentsOf(path)
    .map((segment) => segment.replace(/[{}+]/g, "").replace(/[^A-Za-z0-9_-]/g, "-"))
    .join("_");
}

/** A name for a route that Terraform accepts: `get_orders_id`, `get` for the root. */
export function routeName({ method, path }: WrittenRoute): string {
  return [method.toLowerCase(), pathName(path)].filter((part) => part !== "").join("_");
}

/**
 * The key of a route in a stage's method settings: `~1orders~1{id}/POST`, `~1/GET` for the root. A slash of
 * the path is written as `~1`, as in a JSON pointer; AWS lists the settings under the same key.
 * @see https://docs.aws.amazon.com/cli/latest/reference/apigateway/update-stage.html
 */
export function routeSettingsKey({ method, path }: WrittenRoute): string {
  return `${path.replaceAll("/", "~1")}/${method}`;
}

/**
 * The end of a route's execute-api ARN: `POST/orders/*`. A path parameter becomes `*`, which in IAM also
 * matches slashes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function routePattern({ method, path }: Route): string {
  return `${method}${path.replace(/\{[^}]*\}/g, "*")}`;
}
