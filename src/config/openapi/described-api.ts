import type { Problem } from "../../model/problem";
import type { Auth } from "../../model/provider";
import type { Path } from "../findings/finding";
import type { DescribedApi } from "../outline/provider/described-apis";
import { handlerSpot } from "./checks/handlers";
import { nameBeside, type Reading } from "./files/openapi-files";
import { problemOf, type Spot } from "./files/spot";
import { type DescribedRoute, type ReadOpenApi, readOpenApi } from "./read-openapi";

interface DescribedBy {
  /** As the user named it. */
  readonly deploymentFile: string;
  /** The document's path as that file says it, relative to it. */
  readonly openapi: string;
  /** The place in that file that says so. */
  readonly path: Path;
  readonly auth?: Auth;
}

/** An API by its document, its routes under paths that begin where the deployment file names it. */
export function describedApi(by: DescribedBy, reading: Reading): DescribedApi {
  const name = nameBeside(by.deploymentFile, by.openapi);
  const read = readOpenApi(name, reading, by.auth);
  const { document, notes } = read;
  const routes = read.root && read.routes.map((route, i) => draftRoute(route, [...by.path, i]));
  return {
    routes,
    document,
    notes,
    problems: read.problems,
    placeOf: (path) => placeOf(path, by.path, read),
  };
}

/** A draft without a clear answerer has no route: it is then not known what is offered either. */
function draftRoute({ method, path, answerer }: DescribedRoute, place: Path) {
  return { path: place, route: answerer && { method, path }, answerer };
}

/** An operation is at its method, a handler at the words that name it. */
function placeOf(
  path: Path,
  base: Path,
  { routes, root }: ReadOpenApi,
): Omit<Problem, "message"> | undefined {
  const [index, key] = path.slice(base.length);
  const route =
    typeof index === "number" && base.every((one, i) => one === path[i]) ? routes[index] : undefined;
  if (route === undefined || root === undefined) return undefined;
  const spot: Spot = key === "handler" ? handlerSpot(route.spot, root) : route.spot;
  const { message, ...place } = problemOf({ spot, message: "", at: key === "handler" ? "value" : "key" });
  return place;
}
