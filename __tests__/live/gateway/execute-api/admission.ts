import type { Context } from "../context";
import type { Proxied } from "../functions/proxy-event";
import { sourceAddress } from "../network/source-address";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { denialAtDomain, denialAtEndpoint } from "../policies/authorize";
import type { LoggedAuthorizer } from "../request-log";
import type { Invocation } from "../routing/invocation";
import { authenticate } from "../signature/authenticate";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { authorizeMethod, denied } from "./authorize-method";
import { forbidden, missingToken, type Refusal } from "./refusal";
import { refusedForSize } from "./sizes";
import { type ValidatedRequest, validateRequest } from "./validate-request";

/** The decision about a request: it goes on to what is behind its route, or is refused. */
export type Admission = Admitted | Refused;

interface Decided {
  readonly caller?: Session;
  /** Absent where the route has no authorizer, or it was not needed. */
  readonly authorizer?: LoggedAuthorizer;
}

interface Admitted extends Decided {
  readonly proxied: Proxied;
}

interface Refused extends Decided {
  readonly refusal: Refusal;
  /** The rule or policy that refused, which the caller is not told. */
  readonly by: string;
}

/** A request as it came, and what API Gateway makes of it at once. */
export interface Incoming {
  readonly request: ReceivedRequest;
  /** Absent = it came from the internet. */
  readonly endpoint?: VpcEndpoint;
  readonly requestId: string;
  readonly time: Date;
  /** Absent where it names no API that there is. */
  readonly invocation?: Invocation;
}

/**
 * Decides in AWS's order: the size, the signature, the endpoint's policy, WAF, the method's authorization, the API's resource
 * policy with the caller's own or its authorizer's, and last what the method asks of its requests.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export async function admit(context: Context, incoming: Incoming): Promise<Admission> {
  const { request, endpoint, invocation } = incoming;
  const size = refusedForSize(request);
  if (size !== undefined) return { refusal: size, by: "size" };
  const verifier = { service: "execute-api", region: context.region, now: context.now() };
  const { caller, refusal } = authenticate(request, context.sessions, verifier);
  if (refusal !== undefined) return { refusal, by: "authentication" };
  if (invocation === undefined) return { caller, refusal: forbidden, by: "no such API" };

  const { arn, stage, route } = invocation;
  const query = { caller, action: "execute-api:Invoke", resource: arn, endpointId: endpoint?.id };
  const atEndpoint = endpoint && denialAtEndpoint(endpoint.policy, query);
  if (atEndpoint !== undefined) return denied(query, atEndpoint);
  const atDomain = invocation.domain && denialAtDomain(invocation.domain, query);
  if (atDomain !== undefined) return denied(query, atDomain);
  const rule = stage && (await blocked(context, invocation, request, endpoint));
  if (rule !== undefined) return { caller, refusal: forbidden, by: `WAF, ${rule}` };
  if (stage === undefined || route === undefined)
    return { caller, refusal: missingToken, by: "no such route" };
  const proxied = { ...incoming, invocation, route, caller };
  const authorized = await authorizeMethod(context, proxied, stage, query);
  if ("refusal" in authorized) return authorized;
  const invalid = route.asked && validateRequest(route.asked, validated(request, invocation));
  if (invalid !== undefined) return { ...authorized, refusal: invalid, by: "request validation" };
  return authorized;
}

function validated({ headers, body }: ReceivedRequest, { query, parameters }: Invocation): ValidatedRequest {
  return { headers, query, pathParameters: parameters, body };
}

/** The rule of the stage's web ACL that blocks. */
function blocked(
  { firewall, now }: Context,
  { api, stageName }: Invocation,
  request: ReceivedRequest,
  endpoint: VpcEndpoint | undefined,
): Promise<string | undefined> {
  const place = { account: api.account, region: api.region, apiId: api.id, stageName };
  return firewall.blockingRule(place, request, sourceAddress(endpoint), now());
}
