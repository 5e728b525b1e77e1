import { ANY, segmentsOf, type WrittenRoute } from "../../../../src/model/routes/route";
import type { StrictRule } from "../../emulated-aws/strict/rule";

export const ROUTING_RULES: readonly StrictRule[] = [
  {
    name: "a slash at the end of a path is passed over by routing, and seen by policies",
    because:
      "a router of one's own may refuse the second spelling, so that a policy which forgets it would seem tight",
    source: "https://github.com/aws-powertools/powertools-lambda-python/issues/1609",
    shownBy: "__tests__/live/gateway/routing/invocation.test.ts",
  },
  {
    name: "a path is decoded segment by segment for routing, and seen by policies as it was requested",
    because: "a policy that names one spelling of a path would seem to close the others too",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-2.4",
    assumed: true,
    shownBy: "__tests__/live/gateway/routing/invocation.test.ts",
  },
  {
    name: "a path with empty segments, or segments of dots, is routed as it is written, or else normalized; policies see it as requested",
    because:
      "no page of AWS says which; a router that answers nothing would hide a policy that lets such a path through",
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4",
    assumed: true,
    shownBy: "__tests__/live/gateway/routing/invocation.test.ts",
  },
];

/** The route that answers a request, and what its path parameters stand for. */
export interface Routed<R extends WrittenRoute> {
  readonly route: R;
  /** `{ id: "7" }` for `/orders/{id}`, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Routes a request as a REST API does: a walk down the tree of its paths, in which a literal segment goes before a
 * parameter and that before the rest of the path, back to the last fork where nothing further down fits. Of a path's
 * methods the request's own goes before `ANY`.
 *
 * One slash at the end is passed over. Each segment is decoded by itself, so that `%2F` is no separator (assumed). A path
 * that no route answers as it is written is tried once more without empty segments, `.` and `..` (assumed).
 * @see https://github.com/aws-powertools/powertools-lambda-python/issues/1609
 */
export function routed<R extends WrittenRoute>(
  routes: readonly R[],
  method: string,
  path: string,
): Routed<R> | undefined {
  const asWritten = requestSegments(path);
  return routedTo(routes, method, asWritten) ?? routedTo(routes, method, normalized(asWritten));
}

function routedTo<R extends WrittenRoute>(
  routes: readonly R[],
  method: string,
  segments: readonly string[],
): Routed<R> | undefined {
  const found = walk(treeOf(routes), segments);
  const of = (wanted: string) => found?.routes.find((one) => one.method === wanted);
  const route = of(method) ?? of(ANY);
  return route && { route, parameters: parametersOf(route, segments) };
}

/** A place in the tree: the routes that end here, and what can follow. */
interface Node<R> {
  readonly routes: R[];
  readonly literals: Map<string, Node<R>>;
  parameter?: Node<R>;
  rest?: Node<R>;
}

const node = <R>(): Node<R> => ({ routes: [], literals: new Map() });

function treeOf<R extends WrittenRoute>(routes: readonly R[]): Node<R> {
  const root = node<R>();
  for (const route of routes) {
    let at = root;
    for (const segment of segmentsOf(route.path)) at = child(at, segment);
    at.routes.push(route);
  }
  return root;
}

function child<R>(parent: Node<R>, segment: string): Node<R> {
  if (/^\{.*\+\}$/.test(segment)) {
    parent.rest ??= node();
    return parent.rest;
  }
  if (/^\{.*\}$/.test(segment)) {
    parent.parameter ??= node();
    return parent.parameter;
  }
  const known = parent.literals.get(segment) ?? node<R>();
  parent.literals.set(segment, known);
  return known;
}

/** The most specific place that has routes for these segments. */
function walk<R>(at: Node<R>, [segment, ...others]: readonly string[]): Node<R> | undefined {
  if (segment === undefined) return at.routes.length > 0 ? at : undefined;
  const literal = at.literals.get(segment);
  return (
    (literal && walk(literal, others)) ??
    (at.parameter && segment !== "" ? walk(at.parameter, others) : undefined) ??
    at.rest
  );
}

function requestSegments(path: string): readonly string[] {
  const [, ...segments] = path.split("/");
  return (segments.at(-1) === "" ? segments.slice(0, -1) : segments).map(decoded);
}

/** @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 */
function normalized(segments: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return kept;
}

/** A segment that is not well encoded stays as it is (assumed). */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parametersOf({ path }: WrittenRoute, segments: readonly string[]): Readonly<Record<string, string>> {
  const parameters = segmentsOf(path).flatMap((segment, i) => {
    const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) return [];
    return [[name, plus ? segments.slice(i).join("/") : (segments[i] ?? "")] as const];
  });
  return Object.fromEntries(parameters);
}
