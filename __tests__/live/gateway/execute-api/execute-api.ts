import { randomUUID } from "node:crypto";
import type { Context } from "../context";
import { functionNamed } from "../functions/function-arn";
import { mayBeInvoked, permissionsOf } from "../functions/function-permission";
import { type Integrated, integrate } from "../functions/integration";
import { PATIENCE } from "../functions/patience";
import { type Proxied, proxyEvent } from "../functions/proxy-event";
import { privateIntegration } from "../http-proxy/private-integration";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { invocationOf, sourceArn } from "../routing/invocation";
import type { ReceivedRequest } from "../signature/canonical-request";
import { admit, type Incoming } from "./admission";
import { gatewayResponse } from "./gateway-response";
import { backendForbidden, type HttpAnswer } from "./refusal";

/** API Gateway behind an execute-api endpoint, or without one on the internet. */
export async function executeApi(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<HttpAnswer> {
  const incoming: Incoming = {
    request,
    endpoint,
    requestId: randomUUID(),
    time: new Date(context.now()),
    invocation: invocationOf(request, endpoint, context),
  };
  const admission = await admit(context, incoming);
  const integrated: Integrated = "refusal" in admission ? admission : await run(context, admission.proxied);
  const responses = incoming.invocation?.stage?.gatewayResponses ?? [];
  const http = integrated.http ?? gatewayResponse(integrated.refusal, responses, incoming);
  context.requestLog.add({
    service: "execute-api",
    endpointId: endpoint?.id,
    connectedTo: request.connectedTo,
    caller: admission.caller?.arn,
    operation: `${request.method} ${request.target}`,
    status: http.status,
    refusedBy: "by" in admission ? admission.by : undefined,
    integrationError: integrated.error,
    headerNames: request.headers.map(([name]) => name.toLowerCase()),
    accessKeyId: admission.caller?.accessKeyId,
    authorizer: admission.authorizer,
  });
  await context.stageLogs?.add({ incoming, admission, integrated, status: http.status });
  return { ...http, headers: { ...http.headers, "x-amzn-requestid": incoming.requestId } };
}

/** Has an admitted request answered by what is behind its route. */
function run(context: Context, proxied: Proxied): Promise<Integrated> {
  const { http } = proxied.route;
  return http ? privateIntegration(context, http, proxied) : runFunction(context, proxied);
}

async function runFunction({ system, lambda }: Context, proxied: Proxied): Promise<Integrated> {
  const { route, invocation } = proxied;
  const { functionArn } = route;
  const { account, name } = functionNamed(functionArn);
  const permissions = await permissionsOf(system.account(account), name);
  const invoking = {
    functionArn,
    sourceArn: sourceArn(invocation, route),
    sourceAccount: invocation.api.account,
  };
  if (!mayBeInvoked(permissions, invoking))
    return { refusal: backendForbidden, error: "Invalid permissions on Lambda function" };
  const call = async (event: object) => (await lambda.backend(functionArn)).call(event);
  return integrate(call, proxyEvent(proxied), route.timeoutMs * PATIENCE);
}
