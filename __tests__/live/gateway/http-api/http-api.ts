import { randomUUID } from "node:crypto";
import type { Context } from "../context";
import type { HttpAnswer } from "../execute-api/refusal";
import { writeEntry } from "../logs/write-entry";
import { sourceAddress } from "../network/source-address";
import type { ReceivedRequest } from "../signature/canonical-request";
import { type AdmittedCall, admitCall } from "./admission/admit-call";
import { type ApiCall, apiCall } from "./admission/api-call";
import { withOriginHeaders } from "./admission/preflight";
import { internalServerError } from "./answers";
import type { ApplicationBalancer } from "./application-balancer/application-balancer";
import type { Progress } from "./integration/context-variables";
import { mappedRequest, type SentRequest } from "./integration/mapped-request";
import { type Passed, passOverLink } from "./integration/pass-over-link";
import { passedBack } from "./integration/passed-back";
import { openWorld } from "./way/open-world";

/**
 * The answer of an HTTP API on the internet; undefined where the request is for none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export async function httpApi(context: Context, request: ReceivedRequest): Promise<HttpAnswer | undefined> {
  const known = apiCall(request, context.snapshot(), context.region);
  if (known === undefined) return undefined;
  const call: ApiCall = { ...known, requestId: randomUUID(), time: new Date(context.now()) };
  const progress: Progress = { call, sourceAddress: sourceAddress(undefined) };
  const admission = await admitCall(context, call);
  const passed: Passed = admission.answer ? admission : await passOn(context, progress, admission);
  const answer = admission.answer ?? withOriginHeaders(call.api.cors, request, passed.answer);
  const { status, body } = answer;
  const entry = context.httpApi.accessLog.add({
    ...progress,
    ...admission,
    answer: { status, length: body.length },
    integrationStatus: passed.status,
    integrationError: passed.error,
  });
  if (entry !== undefined && context.stageLogs !== undefined && call.stage?.logGroup !== undefined)
    await writeEntry(context.system.account(call.api.account), call.stage.logGroup, entry.text);
  context.requestLog.add({
    service: "http-api",
    connectedTo: request.connectedTo,
    caller: admission.caller?.arn,
    operation: `${request.method} ${request.target}`,
    status,
    refusedBy: "by" in admission ? admission.by : undefined,
    integrationError: passed.error,
    headerNames: request.headers.map(([name]) => name.toLowerCase()),
  });
  return { ...answer, headers: { ...answer.headers, "apigw-requestid": call.requestId } };
}

/** Has an admitted call answered by what is behind its route. */
async function passOn(context: Context, progress: Progress, admitted: AdmittedCall): Promise<Passed> {
  const { accountIds, firewall, httpApi: parts, now } = context;
  const { integration } = admitted.route;
  if (integration === undefined) return { answer: internalServerError, error: "nothing is behind the route" };
  const { machines, rotation } = parts;
  const world = openWorld({ accountIds, facts: parts.facts.get(), machines, rotation });
  const request = mappedRequest(integration, { ...progress, ...admitted, answer: undefined });
  const passing = {
    world,
    account: progress.call.api.account,
    blockedBy: (balancer: ApplicationBalancer, sent: SentRequest, peer: string) =>
      firewall.blockingRuleOf(balancer, sent, peer, now()),
  };
  const passed = await machines.during(() => passOverLink(integration, request, passing));
  return passed.status === undefined ? passed : { ...passed, answer: passedBack(passed.answer) };
}
