/** The HTTP methods that a request to a REST API can have. */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** Every method that a path has no operation of its own for. */
export const ANY = "ANY";

/** A method and a path of an API, as `POST /orders/{id}`; what it is to those who call it. */
export interface Route {
  readonly method: Method;
  /** From the root, without a trailing slash: `/`, `/orders/{id}`, `/files/{rest+}`. */
  readonly path: string;
}

/** A route as it is written, in which one method may be `ANY`. */
export interface WrittenRoute extends Pick<Route, "path"> {
  readonly method: Method | typeof ANY;
}

const SEGMENT = /^(?:[A-Za-z0-9._:-]+|\{[A-Za-z0-9._-]+\})$/;
const GREEDY = /^\{[A-Za-z0-9._-]+\+\}$/;

/** Reads `POST /orders/{id}` or `ANY /files/{path+}`; undefined where the text is no route. */
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

/** The same for the same routes, in whatever order they are listed. */
export function routesKey(routes: readonly Route[]): string {
  return routes.map(routeKey).sort().join();
}

const SEGMENTS = new Map<string, readonly string[]>();

/** The parts of a path between its slashes; none for `/`. Every route of an API is compared with many others. */
export function segmentsOf(path: string): readonly string[] {
  const known = SEGMENTS.get(path);
  if (known) return known;
  const segments = path === "/" ? [] : path.slice(1).split("/");
  SEGMENTS.set(path, segments);
  return segments;
}

/** Whether a part of a path is a parameter: `{id}`, `{rest+}`. */
export function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}

/** Whether it stands for all the rest of a path: `{rest+}`. */
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
 * A route as the settings of a stage name it: `~1orders~1{id}/POST`, `~1/GET` for the root. A slash of the path is
 * written as `~1`, as in a JSON pointer; AWS lists the settings under the same name.
 * @see https://docs.aws.amazon.com/cli/latest/reference/apigateway/update-stage.html
 */
export function routeSettingsKey({ method, path }: WrittenRoute): string {
  return `${path.replaceAll("/", "~1")}/${method}`;
}

/**
 * The end of a route's execute-api ARN: `POST/orders/*`. A path parameter becomes `*`, which in IAM matches
 * any text, slashes too.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function routePattern({ method, path }: Route): string {
  return `${method}${path.replace(/\{[^}]*\}/g, "*")}`;
}
