import { randomUUID } from "node:crypto";
import type { Context } from "../context";
import { mayBeInvoked, permissionsOf } from "../functions/function-permission";
import { type Integrated, integrate } from "../functions/integration";
import { PATIENCE } from "../functions/patience";
import { type Proxied, proxyEvent } from "../functions/proxy-event";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { sourceArn } from "../routing/invocation";
import type { ReceivedRequest } from "../signature/canonical-request";
import { admit } from "./admission";
import { backendForbidden, type HttpAnswer, toHttp } from "./refusal";

/** API Gateway behind an execute-api endpoint, or without one on the internet. */
export async function executeApi(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<HttpAnswer> {
  const requestId = randomUUID();
  const time = new Date(context.now());
  const admission = await admit(context, endpoint, request);
  const { http, error } =
    "refusal" in admission
      ? { http: toHttp(admission.refusal) }
      : await run(context, { request, endpoint, requestId, time, ...admission });
  context.requestLog.add({
    service: "execute-api",
    endpointId: endpoint?.id,
    connectedTo: request.connectedTo,
    caller: admission.caller?.arn,
    operation: `${request.method} ${request.target}`,
    status: http.status,
    refusedBy: "by" in admission ? admission.by : undefined,
    integrationError: error,
    headerNames: request.headers.map(([name]) => name.toLowerCase()),
    accessKeyId: admission.caller?.accessKeyId,
  });
  return { ...http, headers: { ...http.headers, "x-amzn-requestid": requestId } };
}

async function run({ system, lambda }: Context, proxied: Proxied): Promise<Integrated> {
  const { route, invocation } = proxied;
  const { functionArn } = route;
  const [, , , , account = "", , name = ""] = functionArn.split(":");
  const permissions = await permissionsOf(system.account(account), name);
  const invoking = {
    functionArn,
    sourceArn: sourceArn(invocation, route),
    sourceAccount: invocation.api.account,
  };
  if (!mayBeInvoked(permissions, invoking))
    return { http: toHttp(backendForbidden), error: "Invalid permissions on Lambda function" };
  const call = async (event: object) => (await lambda.backend(functionArn)).call(event);
  return integrate(call, proxyEvent(proxied), route.timeoutMs * PATIENCE);
}
