import type { PolicyDocument } from "../../../../src/policies/document";
import type { Context } from "../context";
import { sourceAddress } from "../network/source-address";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { stoppedAtApi, stoppedAtEndpoint } from "../policies/authorize";
import { ask, type Stop, stop, type Wish } from "../policies/policy-query";
import { type Invocation, invocationOf } from "../routing/invocation";
import type { ApiRoute, Stage } from "../routing/rest-apis";
import { authenticate } from "../signature/authenticate";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";
import { accessDenied, forbidden, missingToken, type Refusal } from "./refusal";
import { refusedForSize } from "./sizes";
import { type ValidatedRequest, validateRequest } from "./validate-request";

/** Whether a request may go on to the function behind its route. */
export type Admission = Admitted | Refused;

interface Admitted {
  readonly caller?: Session;
  readonly invocation: Invocation;
  readonly route: ApiRoute;
}

interface Refused {
  readonly caller?: Session;
  readonly refusal: Refusal;
  /** Who refused, which the caller is not told. */
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
  const wish = { caller, action: "execute-api:Invoke", resource: arn, endpointId: endpoint?.id };
  const atEndpoint = endpoint && stoppedAtEndpoint(endpoint.policy, wish);
  if (atEndpoint !== undefined) return denied(wish, atEndpoint);
  const rule = stage && (await blocked(context, invocation, request, endpoint));
  if (rule !== undefined) return { caller, refusal: forbidden, by: `WAF, ${rule}` };
  if (stage === undefined || route === undefined)
    return { caller, refusal: missingToken, by: "no such route" };
  if (route.authorization === "AWS_IAM" && caller === undefined)
    return { refusal: missingToken, by: "authorization" };
  const atApi = await stopped(context, stage, route, wish, api.account);
  if (atApi !== undefined) return denied(wish, atApi);
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
async function stopped(
  { picture }: Context,
  { policy }: Stage,
  { authorization }: ApiRoute,
  wish: Wish,
  apiAccount: string,
): Promise<Stop | undefined> {
  const { caller } = wish;
  if (authorization === "NONE" || caller === undefined)
    return policy && stop("resource policy", ask("resource-policy", policy, { ...wish, caller: undefined }));
  const { identity } = await picture().role(caller.roleArn);
  return stoppedAtApi(policy ?? SILENT, identity, apiAccount, wish);
}

/** The policy of an API that has none: the caller's own decides, and lets nobody in from another account. */
const SILENT: PolicyDocument = { Version: "2012-10-17", Statement: [] };

function denied({ caller, resource }: Wish, { by, isExplicit }: Stop): Refused {
  return { caller, refusal: accessDenied(caller?.arn ?? "anonymous", resource, isExplicit), by };
}
