import type { FunctionOutcome, FunctionRunners } from "../function-runner";
import type { Answer } from "../proxy";
import { restRefusal } from "../requests/service-refusal";
import type { Gap } from "./gap";

/** `Invoke`, which runs the function where somebody can. */
export function invokedFunctions(runners: FunctionRunners): Gap {
  return {
    because:
      "Lambda runs the function; moto would start a container for it, and answers with the event where it has none",
    intercept: async (passing, forward) => {
      const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(passing.path)?.[1];
      if (passing.method !== "POST" || name === undefined) return forward(passing);
      const { "content-length": _, ...headers } = passing.headers;
      const path = `/2015-03-31/functions/${name}/configuration`;
      const found = await forward({ method: "GET", path, headers, body: Buffer.alloc(0) });
      if (found.status >= 300) return found;
      const run = runners.current;
      if (run === undefined)
        return restRefusal(
          400,
          "InvalidRuntimeException",
          "Nobody runs functions: call EmulatedAws.runFunctions",
        );
      const { FunctionArn } = JSON.parse(found.body.toString()) as { readonly FunctionArn: string };
      const outcome = await run(unqualified(FunctionArn), passing.body.toString() || "{}");
      return invoked(outcome, String(passing.headers["x-amz-invocation-type"] ?? "RequestResponse"));
    },
  };
}

/** The ARN without a version or an alias. */
function unqualified(functionArn: string): string {
  return functionArn.split(":").slice(0, 7).join(":");
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
function invoked(outcome: FunctionOutcome, type: string): Answer {
  if (type === "Event") return { status: 202, headers: {}, body: Buffer.alloc(0) };
  const error = "functionError" in outcome ? { "x-amz-function-error": outcome.functionError } : {};
  return {
    status: 200,
    headers: { "content-type": "application/json", "x-amz-executed-version": "$LATEST", ...error },
    body: Buffer.from(outcome.result),
  };
}
