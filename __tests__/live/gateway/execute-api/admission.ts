import type { PolicyDocument } from "../../../../src/policies/document";
import type { Context } from "../context";
import { sourceAddress } from "../network/source-address";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { denialAtApi, denialAtEndpoint } from "../policies/authorize";
import { type Denial, decisionOn, denialBy, type PolicyQuery } from "../policies/policy-query";
import { type Invocation, invocationOf } from "../routing/invocation";
import type { ApiRoute, Stage } from "../routing/rest-apis";
import { authenticate } from "../signature/authenticate";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { accessDenied, forbidden, missingToken, type Refusal } from "./refusal";
import { refusedForSize } from "./sizes";
import { type ValidatedRequest, validateRequest } from "./validate-request";

/** The decision about a request: it goes on to the function behind its route, or is refused. */
export type Admission = Admitted | Refused;

interface Admitted {
  readonly caller?: Session;
  readonly invocation: Invocation;
  readonly route: ApiRoute;
}

interface Refused {
  readonly caller?: Session;
  readonly refusal: Refusal;
  /** The rule or policy that refused, which the caller is not told. */
  readonly by: string;
}

/**
 * Decides in AWS's order: the size, the signature, the endpoint's policy, WAF, the method's authorization, the API's resource
 * policy with the caller's own, and last what the method asks of its requests.
 * @param endpoint absent = from the internet
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export async function admit(
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
): Promise<Admission> {
  const size = refusedForSize(request);
  if (size !== undefined) return { refusal: size, by: "size" };
  const verifier = { service: "execute-api", region: context.region, now: context.now() };
  const { caller, refusal } = authenticate(request, context.sessions, verifier);
  if (refusal !== undefined) return { refusal, by: "authentication" };
  const invocation = invocationOf(request, endpoint, context);
  if (invocation === undefined) return { caller, refusal: forbidden, by: "no such API" };

  const { api, arn, stage, route } = invocation;
  const query = { caller, action: "execute-api:Invoke", resource: arn, endpointId: endpoint?.id };
  const atEndpoint = endpoint && denialAtEndpoint(endpoint.policy, query);
  if (atEndpoint !== undefined) return denied(query, atEndpoint);
  const rule = stage && (await blocked(context, invocation, request, endpoint));
  if (rule !== undefined) return { caller, refusal: forbidden, by: `WAF, ${rule}` };
  if (stage === undefined || route === undefined)
    return { caller, refusal: missingToken, by: "no such route" };
  if (route.authorization === "AWS_IAM" && caller === undefined)
    return { refusal: missingToken, by: "authorization" };
  const atApi = await denialByPolicies(context, stage, route, query, api.account);
  if (atApi !== undefined) return denied(query, atApi);
  const invalid = route.asked && validateRequest(route.asked, validated(request, invocation));
  if (invalid !== undefined) return { caller, refusal: invalid, by: "request validation" };
  return { caller, invocation, route };
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

/** Without authorization API Gateway does not know the caller, signed or not. */
async function denialByPolicies(
  { snapshot }: Context,
  { policy }: Stage,
  { authorization }: ApiRoute,
  query: PolicyQuery,
  apiAccount: string,
): Promise<Denial | undefined> {
  const { caller } = query;
  if (authorization === "NONE" || caller === undefined)
    return (
      policy &&
      denialBy("resource policy", decisionOn("resource-policy", policy, { ...query, caller: undefined }))
    );
  const { identity } = await snapshot().role(caller.roleArn);
  return denialAtApi(policy ?? SILENT, identity, apiAccount, query);
}

/** The policy of an API that has none: the caller's own decides, and lets nobody in from another account. */
const SILENT: PolicyDocument = { Version: "2012-10-17", Statement: [] };

function denied({ caller, resource }: PolicyQuery, { by, isExplicit }: Denial): Refused {
  return { caller, refusal: accessDenied(caller?.arn ?? "anonymous", resource, isExplicit), by };
}
