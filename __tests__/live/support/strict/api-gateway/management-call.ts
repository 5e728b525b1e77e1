import type { PassingRequest } from "../../proxy";

/** The API that a deployment is made of by a request; undefined where it asks for something else. */
export function createdDeployment({ method, path }: PassingRequest): string | undefined {
  return method === "POST" ? /^\/restapis\/([^/]+)\/deployments\/?$/.exec(path)?.[1] : undefined;
}
