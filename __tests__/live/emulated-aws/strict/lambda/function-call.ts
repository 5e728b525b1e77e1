import type { PassingRequest } from "../../proxy";

/** A function's settings, as far as rules look at them. */
export interface FunctionSettings {
  readonly FunctionName?: string;
  readonly Role?: string;
  readonly VpcConfig?: {
    readonly SubnetIds?: readonly string[];
    readonly SecurityGroupIds?: readonly string[];
  };
}

const FUNCTIONS = "/2015-03-31/functions";

/** The settings that a request makes a function with, or changes one to; undefined where it does neither. */
export function savedFunction({ method, path, body }: PassingRequest): FunctionSettings | undefined {
  const name = new RegExp(`^${FUNCTIONS}/([^/]+)/configuration$`).exec(path)?.[1];
  const isCreated = method === "POST" && path.replace(/\/$/, "") === FUNCTIONS;
  if (!isCreated && (method !== "PUT" || name === undefined)) return undefined;
  const settings = JSON.parse(body.toString() || "{}") as FunctionSettings;
  return { FunctionName: name && decodeURIComponent(name), ...settings };
}

/** The function that a request adds a permission to; undefined where it does something else. */
export function permittedFunction({ method, path }: PassingRequest): string | undefined {
  const name = new RegExp(`^${FUNCTIONS}/([^/]+)/policy/?(\\?|$)`).exec(path)?.[1];
  return method === "POST" && name !== undefined ? decodeURIComponent(name) : undefined;
}
