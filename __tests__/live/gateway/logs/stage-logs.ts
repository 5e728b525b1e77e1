import { GetAccountCommand, GetStageCommand } from "@aws-sdk/client-api-gateway";
import type { DeployedSystem } from "../deployed-system";
import type { Admission, Incoming } from "../execute-api/admission";
import type { Refusal } from "../execute-api/refusal";
import type { Integrated } from "../functions/integration";
import { sourceAddress } from "../network/source-address";
import { writeEntry } from "./write-entry";

/** A call of a REST API from its arrival to its answer. */
interface AnsweredCall {
  readonly incoming: Incoming;
  readonly admission: Admission;
  readonly integrated: Integrated;
  readonly status: number;
}

/** A request that the firewall blocked, as WAF samples it. */
interface Sampled {
  readonly method: string;
  readonly uri: string;
  readonly rule: string;
  readonly at: number;
}

/**
 * The access logs of stages of REST APIs, in the format of each stage, and the firewall's samples. API Gateway writes with the role
 * of the account, and without one not at all.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export class StageLogs {
  readonly blocked: Sampled[] = [];

  constructor(private readonly system: DeployedSystem) {}

  async add(call: AnsweredCall): Promise<void> {
    const { incoming, admission } = call;
    const { api, stageName, stage } = incoming.invocation ?? {};
    const rule = "by" in admission ? /^WAF, (.*)$/.exec(admission.by)?.[1] : undefined;
    const { method, target } = incoming.request;
    if (rule !== undefined) this.blocked.push({ method, uri: target, rule, at: Date.now() });
    if (api === undefined || stage === undefined) return;
    const owner = this.system.account(api.account);
    const [{ accessLogSettings }, { cloudwatchRoleArn }] = await Promise.all([
      owner.apiGateway.send(new GetStageCommand({ restApiId: api.id, stageName })),
      owner.apiGateway.send(new GetAccountCommand({})),
    ]);
    const { destinationArn, format } = accessLogSettings ?? {};
    const [, group] = /:log-group:([^:]+)/.exec(destinationArn ?? "") ?? [];
    if (group === undefined || format === undefined || !cloudwatchRoleArn) return;
    const known = variables(call);
    const message = format.replaceAll(/\$context\.([\w.]*\w)/g, (_, name: string) =>
      JSON.stringify(known[name] ?? "-").slice(1, -1),
    );
    await writeEntry(owner, group, message);
  }
}

function variables({ incoming, admission, integrated, status }: AnsweredCall) {
  const { request, endpoint, requestId, time, invocation } = incoming;
  const { caller } = admission;
  const refusal: Refusal | undefined = "refusal" in admission ? admission.refusal : integrated.refusal;
  const values: Readonly<Record<string, string | undefined>> = {
    requestId,
    extendedRequestId: requestId,
    requestTime: time.toISOString(),
    httpMethod: request.method,
    resourcePath: invocation?.route?.path,
    path: request.target.split("?")[0],
    status: String(status),
    stage: invocation?.stageName,
    apiId: invocation?.api.id,
    "error.message": messageOf(refusal),
    "error.responseType": refusal?.responseType,
    "identity.sourceIp": sourceAddress(endpoint),
    "identity.userArn": caller?.arn,
    "identity.accountId": caller?.account,
    "identity.vpceId": endpoint?.id,
    "identity.vpcId": endpoint?.vpcId,
    wafResponseCode: refusal?.responseType === "WAF_FILTERED" ? "WAF_BLOCK" : undefined,
    "authorize.status": refusal?.responseType === "ACCESS_DENIED" ? "403" : undefined,
    "authorize.error": refusal?.responseType === "ACCESS_DENIED" ? messageOf(refusal) : undefined,
    "authenticate.error": refusal?.responseType === "INVALID_SIGNATURE" ? messageOf(refusal) : undefined,
    "authorizer.principalId": admission.authorizer?.principalId,
    "integration.error": integrated.error,
  };
  return values;
}

function messageOf(refusal: Refusal | undefined): string | undefined {
  if (refusal === undefined) return undefined;
  return "Message" in refusal.body ? refusal.body.Message : (refusal.body.message ?? undefined);
}
