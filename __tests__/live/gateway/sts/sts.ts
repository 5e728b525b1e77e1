import type { Context } from "../context";
import { type HttpAnswer, missingToken } from "../execute-api/refusal";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { denialAtEndpoint, denialAtRole } from "../policies/authorize";
import { authenticate } from "../signature/authenticate";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { granted, notAuthenticated, notAuthorized } from "./sts-answer";

/** The answer of STS to a request, with what the log has of it. */
interface Assumption {
  readonly answer: HttpAnswer;
  readonly caller?: Session;
  readonly refusedBy?: string;
}

/** STS behind its endpoint, or without one on the internet, which knows how to have a role assumed and nothing else. */
export async function sts(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<HttpAnswer> {
  const form = new URLSearchParams(request.body.toString());
  const { answer, caller, refusedBy } = await assume(context, endpoint, request, form);
  context.requestLog.add({
    service: "sts",
    endpointId: endpoint?.id,
    connectedTo: request.connectedTo,
    caller: caller?.arn,
    operation: `${form.get("Action")} ${form.get("RoleArn")}`,
    status: answer.status,
    refusedBy,
  });
  return answer;
}

async function assume(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
  form: URLSearchParams,
): Promise<Assumption> {
  const verifier = { service: "sts", region: context.region, now: context.now() };
  const { caller, refusal = missingToken } = authenticate(request, context.sessions, verifier);
  if (caller === undefined) return { answer: notAuthenticated(refusal), refusedBy: "authentication" };

  const action = `sts:${form.get("Action")}`;
  const roleArn = form.get("RoleArn") ?? "";
  const externalId = form.get("ExternalId") ?? undefined;
  const query = { caller, action, resource: roleArn, endpointId: endpoint?.id, externalId };
  const refused = (refusedBy: string) => ({ answer: notAuthorized(caller, roleArn), caller, refusedBy });
  const atEndpoint = endpoint && denialAtEndpoint(endpoint.policy, query);
  if (atEndpoint !== undefined) return refused(atEndpoint.by);
  const { role } = context.snapshot();
  const [{ trust }, { identity }] = await Promise.all([role(roleArn), role(caller.roleArn)]);
  const atRole = denialAtRole(trust, identity, query);
  if (atRole !== undefined) return refused(atRole.by);
  const session = await context.sessions.begin(roleArn, form.get("RoleSessionName") ?? "", caller);
  return { answer: granted(session), caller };
}
