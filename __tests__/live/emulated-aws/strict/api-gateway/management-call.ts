import type { PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";

/** A change that is asked for in API Gateway's own spelling. */
export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: string;
}

/** The groups of a pattern in the path of a call of API Gateway; undefined where it is another call. */
export function matchedCall(
  passing: PassingRequest,
  method: "DELETE" | "PATCH" | "POST" | "PUT",
  pattern: RegExp,
): readonly string[] | undefined {
  if (passing.method !== method || requesterOf(passing).service !== "apigateway") return undefined;
  const [path = ""] = passing.path.split("?");
  const match = pattern.exec(path);
  return match === null ? undefined : match.slice(1).map(decodeURIComponent);
}

/** The API that a deployment is made of by a request; undefined where it asks for something else. */
export function createdDeployment(passing: PassingRequest): string | undefined {
  return matchedCall(passing, "POST", /^\/restapis\/([^/]+)\/deployments\/?$/)?.[0];
}

/** The changes that a patch asks for. */
export function patchOperations({ body }: PassingRequest): readonly PatchOperation[] {
  const { patchOperations: operations = [] } = JSON.parse(body.toString()) as {
    readonly patchOperations?: readonly PatchOperation[];
  };
  return operations;
}
