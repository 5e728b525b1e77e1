import type { Context } from "../context";
import { type HttpAnswer, missingToken } from "../execute-api/refusal";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { denialAtEndpoint } from "../policies/authorize";
import type { Denial, PolicyQuery } from "../policies/policy-query";
import { authenticate } from "../signature/authenticate";
import { headerValues, type ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { forwarded } from "./forwarded";
import { notAllowed, notAuthenticated } from "./json-refusal";

/** A service that speaks AWS's JSON protocol, as far as it is decided here who may call it. */
export interface JsonService {
  /** As signatures and policies spell it: `secretsmanager`. */
  readonly name: "dynamodb" | "secretsmanager" | "ssm";
  /** The ARN of what a call is about. */
  readonly resource: (context: Context, call: ServiceCall) => Promise<string>;
  /** The denial of policies that the emulated AWS does not ask. @default it asks all of them */
  readonly denial?: (
    context: Context,
    query: PolicyQuery & { readonly caller: Session },
  ) => Promise<Denial | undefined>;
}

/** A call of a service, by somebody who is known. */
export interface ServiceCall {
  readonly caller: Session;
  /** `GetSecretValue` */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The answer of a service, with what the log has of it: never what the call or the answer contain. */
interface Served {
  readonly answer: HttpAnswer;
  readonly caller?: Session;
  /** `GetSecretValue arn:...` */
  readonly operation: string;
  readonly refusedBy?: string;
}

/**
 * A service behind its endpoint, or without one on the internet: the signature and the endpoint's policy are checked here,
 * everything else is up to the emulated AWS, which is called with the caller's own credentials.
 */
export function serviceOf(service: JsonService) {
  return async (
    context: Context,
    endpoint: VpcEndpoint | undefined,
    request: ReceivedRequest,
  ): Promise<HttpAnswer> => {
    const { answer, caller, operation, refusedBy } = await serve(service, context, endpoint, request);
    context.requestLog.add({
      service: service.name,
      endpointId: endpoint?.id,
      connectedTo: request.connectedTo,
      caller: caller?.arn,
      operation,
      status: answer.status,
      refusedBy,
    });
    return answer;
  };
}

async function serve(
  service: JsonService,
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<Served> {
  const { name } = service;
  const action = headerValues(request.headers, "x-amz-target").split(".")[1] ?? "";
  const verifier = { service: name, region: context.region, now: context.now() };
  const { caller, refusal = missingToken } = authenticate(request, context.sessions, verifier);
  if (caller === undefined)
    return { answer: notAuthenticated(refusal), operation: action, refusedBy: "authentication" };

  const input = JSON.parse(request.body.toString() || "{}") as ServiceCall["input"];
  const resource = await service.resource(context, { caller, action, input });
  const operation = `${action} ${resource}`;
  const query = { caller, action: `${name}:${action}`, resource, endpointId: endpoint?.id };
  const denial =
    (endpoint && denialAtEndpoint(endpoint.policy, query)) ?? (await service.denial?.(context, query));
  if (denial !== undefined)
    return { answer: notAllowed(query, denial), caller, operation, refusedBy: denial.by };
  return { answer: await forwarded(context.system.aws.url, request), caller, operation };
}
