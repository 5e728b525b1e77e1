import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Routes } from "../../../examples/services/http/handler";
import { makeServer } from "../../../examples/services/http/make-server";

/** A sample service that runs in this process, with what it logged. */
export interface Running {
  readonly server: ReturnType<typeof makeServer>;
  readonly port: number;
  readonly logged: readonly object[];
  /** Calls it as the gateway does, on a connection of its own. */
  readonly call: (route: string, init?: RequestInit & { readonly as?: string }) => Promise<Called>;
}

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Runs a service on a free port of loopback, until it is closed. */
export async function running(routes: Routes): Promise<Running> {
  const logged: object[] = [];
  const server = makeServer(routes, (entry) => logged.push(entry));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { server, port, logged, call: (route, init) => call(port, route, init) };
}

/** Calls `GET /todo` and the like on loopback. @param as the subject that the gateway says */
export async function call(
  port: number,
  route: string,
  { as, ...init }: RequestInit & { readonly as?: string } = {},
): Promise<Called> {
  const [method = "", target = ""] = route.split(" ");
  const headers = new Headers(init.headers);
  if (as !== undefined) headers.set("x-crosslink-subject", as);
  // A body without a declared type is one of JSON.
  if (typeof init.body === "string" && !headers.has("content-type"))
    headers.set("content-type", "application/json");
  headers.set("connection", "close");
  const response = await fetch(`http://127.0.0.1:${port}${target}`, { ...init, method, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
