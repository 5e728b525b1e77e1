import type { Context } from "../context";
import { type HttpAnswer, missingToken } from "../execute-api/refusal";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { stoppedAtEndpoint, stoppedAtRole } from "../policies/authorize";
import { authenticate } from "../signature/authenticate";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { granted, notAuthenticated, notAuthorized } from "./sts-answer";

/** What STS made of a request. */
interface Assumption {
  readonly answer: HttpAnswer;
  readonly caller?: Session;
  readonly stoppedBy?: string;
}

/** STS behind its endpoint, or without one on the internet, which knows how to have a role assumed and nothing else. */
export async function sts(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<HttpAnswer> {
  const form = new URLSearchParams(request.body.toString());
  const { answer, caller, stoppedBy } = await assume(context, endpoint, request, form);
  context.visits.add({
    service: "sts",
    endpointId: endpoint?.id,
    connectedTo: request.connectedTo,
    caller: caller?.arn,
    what: `${form.get("Action")} ${form.get("RoleArn")}`,
    status: answer.status,
    stoppedBy,
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
  if (caller === undefined) return { answer: notAuthenticated(refusal), stoppedBy: "authentication" };

  const action = `sts:${form.get("Action")}`;
  const roleArn = form.get("RoleArn") ?? "";
  const externalId = form.get("ExternalId") ?? undefined;
  const wish = { caller, action, resource: roleArn, endpointId: endpoint?.id, externalId };
  const refused = (stoppedBy: string) => ({ answer: notAuthorized(caller, roleArn), caller, stoppedBy });
  const atEndpoint = endpoint && stoppedAtEndpoint(endpoint.policy, wish);
  if (atEndpoint !== undefined) return refused(atEndpoint.by);
  const { role } = context.picture();
  const [{ trust }, { identity }] = await Promise.all([role(roleArn), role(caller.roleArn)]);
  const atRole = stoppedAtRole(trust, identity, wish);
  if (atRole !== undefined) return refused(atRole.by);
  const session = await context.sessions.begin(roleArn, form.get("RoleSessionName") ?? "", caller);
  return { answer: granted(session), caller };
}
