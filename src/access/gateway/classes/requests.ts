import type { Request } from "../call/request";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";

/** A class of requests, apart from who sends them. */
export interface RequestClass {
  readonly request: Omit<Request, "as">;
  /** The route that has to answer it, and does not have to where it is spelled in an unusual way. @default none has to */
  readonly of?: string;
}

/** The methods that HTTP APIs know, and one that they do not. */
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND"];

/** Every class of requests to a gateway: each route as it is written, spelled otherwise, by other methods, and what is none. */
export function requestClasses({
  uses,
  keepWarm,
}: Pick<GatewayExpectations, "uses" | "keepWarm">): readonly RequestClass[] {
  const routes = Object.entries(uses).flatMap(([use, { routes: keys }]) =>
    Object.keys(keys).map((key) => ({ use, key })),
  );
  return [
    ...routes.flatMap(({ use, key }, i) => {
      const next = routes[(i + 1) % routes.length] ?? { use, key };
      return ofRoute(key, next);
    }),
    ...(keepWarm ? keepWarmRequests(Object.keys(uses)) : []),
    ...["/", "/undeclared~", "/$default", "/undeclared~/x"].flatMap((path) =>
      METHODS.map((method) => ({ request: { method, path } })),
    ),
  ];
}

/** The requests for the path of the gateway's own route: as it is, spelled otherwise, and by other methods. */
export function keepWarmRequests([use = ""]: readonly string[]): readonly RequestClass[] {
  const [method = "", path = ""] = KEEP_WARM.split(" ");
  return [
    { request: { method, path } },
    { request: { method, path, headers: claimed(use) } },
    ...respelled(path, path).map((other) => ({ request: { method, path: other } })),
    ...METHODS.filter((one) => one !== method).map((one) => ({ request: { method: one, path } })),
  ];
}

interface Keyed {
  readonly use: string;
  readonly key: string;
}

function ofRoute(key: string, next: Keyed): readonly RequestClass[] {
  const [written = "", path = "/"] = key.split(" ");
  const sample = samplePath(path);
  const methods = written === "ANY" ? ["GET", "POST", "OPTIONS"] : [written];
  return [
    ...methods.map((method) => ({ of: key, request: { method, path: sample } })),
    ...methods.slice(0, 1).flatMap((method) => [
      { of: key, request: { method, path: sample, headers: claimed(next.use) } },
      ...respelled(sample, samplePath(next.key.split(" ")[1] ?? "/")).map((other) => ({
        request: { method, path: other },
      })),
      { request: { method, path: `${sample === "/" ? "" : sample}/undeclared~` } },
    ]),
    ...METHODS.filter((method) => !methods.includes(method)).map((method) => ({
      request: { method, path: sample },
    })),
  ];
}

/** Headers by which a caller would choose a service, and be somebody else, if the gateway let it. */
function claimed(service: string): Readonly<Record<string, string>> {
  return {
    "x-crosslink-service": service,
    "x-crosslink-subject": "somebody-else",
    "x-crosslink-client-ip": "192.0.2.1",
  };
}

/** A value for a parameter, which no literal of a route equals. */
const SAMPLE = "sample~";

function samplePath(path: string): string {
  return path.replace(/\{[^}]+\+\}/g, `${SAMPLE}/${SAMPLE}`).replace(/\{[^}]+\}/g, SAMPLE);
}

/** A path that a server may take for the same, and ones by which it may be taken for another route's. */
function respelled(path: string, other: string): readonly string[] {
  const [, first = "", ...rest] = path.split("/");
  const end = rest.length > 0 ? `/${rest.join("/")}` : "";
  const encoded = first === "" ? "%2F" : `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`;
  return [
    `${path}/`,
    `/${path}`,
    `/${encoded}${end}`,
    `/.${path}`,
    `/undeclared~/..${path}`,
    `${path}/..${other}`,
    `${path}/%2E%2E${other}`,
    `${path}/..%2F..${other}`,
    path.replace(/(.)\//, "$1%2F"),
  ];
}
