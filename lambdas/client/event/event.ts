import { isMethod, METHODS, type Method, type Route } from "../route";
import { type Body, readBody } from "./body";
import { type Headers, readHeaders } from "./headers";
import { readPath } from "./path";
import { isRecord, quoted, type Report, readAll } from "./problem";
import { type Query, readQuery } from "./query";

/** The event that a client function is invoked with; an empty one calls the default route. */
export interface CallEvent {
  /** @default the default route's if `path` is absent too, otherwise `GET` */
  readonly method?: Method;
  /** The path after the stage, as in a URL, without the query. @default the default route's */
  readonly path?: string;
  readonly query?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Text is sent as it is, an object or a list as JSON, and `{ base64: "..." }` as bytes. `GET` and `HEAD`
   * take no body.
   */
  readonly body?: string | object;
}

type Scalar = string | number | boolean;

/** A checked call, not yet addressed to an API. */
export interface Call extends Route {
  readonly query: Query;
  /** Including the content type of the body. */
  readonly headers: Headers;
  /** Empty if there is no body. */
  readonly body: Buffer;
}

const FIELDS = ["method", "path", "query", "headers", "body"];

/** Reads a caller's event. @throws CallError `bad-event`, naming every field that cannot be sent */
export function readEvent(event: unknown, defaultRoute: Route): Call {
  return readAll((report) => readFields(event ?? {}, defaultRoute, report));
}

function readFields(event: unknown, defaultRoute: Route, report: Report): Call {
  const given = isRecord(event) ? event : {};
  if (given !== event) report("event", `expected an object, got ${quoted(event)}`);
  for (const key of Object.keys(given).filter((key) => !FIELDS.includes(key)))
    report(key, `expected no such field, only ${FIELDS.join(", ")}`);
  const route = given.path === undefined ? defaultRoute : { method: "GET", path: given.path };
  const wanted = given.method === undefined ? route.method : given.method;
  const method = readMethod(wanted, report);
  const path = readPath(route.path, report);
  const query = readQuery(given.query, report);
  const headers = readHeaders(given.headers, report);
  const body = readBody(given.body, report);
  if (given.body !== undefined && (wanted === "GET" || wanted === "HEAD"))
    report("body", `expected none with ${wanted}`);
  return { method, path, query, headers: withContentType(headers, body), body: body.bytes };
}

function readMethod(method: unknown, report: Report): Method {
  if (isMethod(method)) return method;
  report("method", `expected one of ${METHODS.join(", ")}, got ${quoted(method)}`);
  return "GET";
}

function withContentType(headers: Headers, { contentType }: Body): Headers {
  return contentType === undefined ? headers : { "content-type": contentType, ...headers };
}
