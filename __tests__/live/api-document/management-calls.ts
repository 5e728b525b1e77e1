import type { EmulatedAws } from "../emulated-aws/emulated-aws";
import type { PassingRequest } from "../emulated-aws/proxy";

/** A call that changes what an API is, or what its stage serves. */
export type ManagementCall =
  | "import"
  | "policy"
  | "settings"
  | "deploy"
  | "point the stage"
  | "delete a deployment"
  | "delete a part";

/**
 * Writes down the calls of API Gateway's management API that change something and succeed, until the returned function
 * ends it.
 * @param after is waited for after each of them
 */
export function recordCalls(
  { intercept }: EmulatedAws,
  after: () => Promise<void> = async () => {},
): () => readonly ManagementCall[] {
  const calls: ManagementCall[] = [];
  const stop = intercept(async (passing, forward) => {
    const answer = await forward(passing);
    const call = answer.status < 300 ? callOf(passing) : undefined;
    if (call !== undefined) {
      calls.push(call);
      await after();
    }
    return answer;
  });
  return () => {
    stop();
    return calls;
  };
}

function callOf({ method, path, body }: PassingRequest): ManagementCall | undefined {
  const [, rest] = /^\/restapis\/[^/?]+(\/[^?]*)?(?:\?.*)?$/.exec(path) ?? ["", undefined];
  const part = rest?.split("/")[1];
  if (!path.startsWith("/restapis/") || method === "GET") return undefined;
  if (part === undefined) {
    if (method === "PUT") return "import";
    return body.includes('"/policy"') ? "policy" : "settings";
  }
  if (part === "deployments") return method === "POST" ? "deploy" : "delete a deployment";
  if (part === "stages") return body.includes('"/deploymentId"') ? "point the stage" : "settings";
  return method === "DELETE" ? "delete a part" : "settings";
}

/** A sentence for each way in which the order of calls could lose something; none where it is right. */
export function orderProblems(calls: readonly ManagementCall[]): readonly string[] {
  const deployed = calls.lastIndexOf("deploy");
  const imported = calls.lastIndexOf("import");
  const written = calls.lastIndexOf("policy");
  return [
    ...(imported > deployed ? ["the API was imported after its last deployment"] : []),
    ...(calls.lastIndexOf("delete a part") > deployed
      ? ["a part was deleted after the last deployment"]
      : []),
    ...(written < imported ? ["the policy was not written again after the import"] : []),
    ...(written > deployed ? ["the policy was written after the last deployment"] : []),
  ];
}
