import { randomUUID } from "node:crypto";
import { admit } from "./admission";
import type { ReceivedRequest } from "./canonical-request";
import type { Context } from "./context";
import { mayBeInvoked } from "./deployed-function";
import { integrate } from "./integration";
import { sourceArn } from "./invocation";
import { type Proxied, proxyEvent } from "./proxy-event";
import { backendFailed, type HttpAnswer, toHttp } from "./refusal";
import type { VpcEndpoint } from "./vpc-endpoints";

/** API Gateway behind an execute-api endpoint, or without one on the internet. */
export async function executeApi(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<HttpAnswer> {
  const requestId = randomUUID();
  const time = new Date(context.now());
  const admission = await admit(context, endpoint, request);
  const answer =
    "refusal" in admission
      ? toHttp(admission.refusal)
      : await run(context, { request, endpoint, requestId, time, ...admission });
  context.visits.add({
    service: "execute-api",
    endpointId: endpoint?.id,
    connectedTo: request.connectedTo,
    caller: admission.caller?.arn,
    what: `${request.method} ${request.target}`,
    status: answer.status,
    stoppedBy: "by" in admission ? admission.by : undefined,
  });
  return { ...answer, headers: { ...answer.headers, "x-amzn-requestid": requestId } };
}

async function run({ system, lambda }: Context, proxied: Proxied): Promise<HttpAnswer> {
  const { route, invocation } = proxied;
  const [, , , , account = "", , name = ""] = route.functionArn.split(":");
  if (!(await mayBeInvoked(system.account(account), name, sourceArn(invocation, route))))
    return toHttp({ ...backendFailed, status: 500 });
  const backend = await lambda.backend(route.functionArn);
  return integrate(backend.call(proxyEvent(proxied)), route.timeoutMs);
}
