import { apiArn } from "../../model/aws/arn";
import { answeringRoute } from "../../model/routes/routing";
import type { PolicyDocument } from "../../policies/document";
import {
  authorizationOf,
  type DocumentRef,
  endpointPolicyOf,
  identityPolicyOf,
  type PolicyKind,
  resourcePolicyOf,
  routesOf,
  stsEndpointPolicyOf,
  trustPolicyOf,
} from "../../policies/document-ref";
import type { Api, AssumeRoleCall, Call, Caller, Endpoint, Step, Verdict } from "./call";
import { answerTo, type KeyAuthorizer } from "./key-authorizer";
import { CALL_KEYS, type ContextKeys, contextKeys } from "./policy/context";
import { evaluate, type PolicyRequest } from "./policy/evaluate";
import { documentWords } from "./wording";

/**
 * Decides whether AWS answers a call of a REST API, in the order of evaluation for private APIs: the endpoint's
 * policy, then the API's resource policy together with the caller's own. A caller of another account needs both
 * of these, one of the API's account either, where a resource policy that allows the account as a whole leaves it to
 * the caller's own policy; a Lambda authorizer takes the place of the caller's own policy in the API's account; without
 * authorization the resource policy alone must allow.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
export function decideCall(call: Call): Verdict {
  const { api, caller, endpoint } = call;
  const request = invocation(call);
  const keys = keysOf(call);
  const passed = endpoint ? [step(endpointPolicyOf(endpoint.owner), endpoint.policy, request, keys)] : [];
  const stopped = passed.find(({ effect }) => !lets(effect));
  if (stopped) return { allowed: false, decisive: stopped, steps: passed };
  const refused = refusedByApi(call);
  if (refused) return { allowed: false, decisive: refused, steps: [...passed, refused] };

  const resource = step(resourcePolicyOf(api.name), api.resourcePolicy, atTheApi(call, request), keys);
  const before = [...passed, resource];
  if (api.authorizer !== undefined) return authorized(call, api.authorizer, request, before, resource);
  if (api.auth !== "iam" || caller === undefined)
    return { allowed: lets(resource.effect), decisive: resource, steps: before };
  const identity = step(identityPolicyOf(caller.arn), caller.identityPolicy, request, keys);
  return { ...decideBetween(caller, api, resource, identity), steps: [...before, identity] };
}

type Says = Pick<Step, "effect" | "delegates">;

interface Decided<S extends Says> {
  readonly allowed: boolean;
  readonly decisive: S;
}

/** The decision of an API's policy and a caller's own together. */
export function decideBetween<S extends Says>(
  caller: { readonly account: string },
  api: { readonly account: string },
  resource: S,
  identity: S,
): Decided<S> {
  return (caller.account === api.account ? withinAccount : acrossAccounts)(resource, identity);
}

/** The authorizer is asked unless the resource policy denies; then either allows, and a Deny of either wins. */
function authorized(
  call: Call,
  answer: NonNullable<Api["authorizer"]>,
  request: PolicyRequest,
  before: readonly Step[],
  resource: Step,
): Verdict {
  if (resource.effect === "deny") return { allowed: false, decisive: resource, steps: before };
  const effect = typeof answer === "string" ? answer : keyEffect(call, answer, request);
  const authorizer: Step = { document: authorizationOf(call.api.name), effect, byAuthorizer: true };
  return { ...withinAccount(resource, authorizer), steps: [...before, authorizer] };
}

/** A key that the authorizer does not know is refused as by a Deny: with a 401. */
function keyEffect(
  { api, key, endpoint, stage }: Call,
  authorizer: KeyAuthorizer,
  request: PolicyRequest,
): Step["effect"] {
  const answer = answerTo(authorizer, { ...api, stage }, key, endpoint?.id);
  return answer ? evaluate("identity-policy", answer, request).effect : "deny";
}

/** Either lets the caller in, the resource policy only if it names more than the account; a Deny of either wins. */
function withinAccount<S extends Says>(resource: S, identity: S): Decided<S> {
  if (resource.effect === "deny") return { allowed: false, decisive: resource };
  if (identity.effect === "deny") return { allowed: false, decisive: identity };
  if (lets(resource.effect) && !resource.delegates) return { allowed: true, decisive: resource };
  if (lets(identity.effect) && !identity.delegates) return { allowed: true, decisive: identity };
  return { allowed: false, decisive: resource.delegates ? identity : resource };
}

/** Both have to let the caller in. */
function acrossAccounts<S extends Says>(resource: S, identity: S): Decided<S> {
  if (resource.effect === "deny") return { allowed: false, decisive: resource };
  if (identity.effect === "deny") return { allowed: false, decisive: identity };
  if (resource.effect === "silent") return { allowed: false, decisive: resource };
  if (identity.effect === "silent") return { allowed: false, decisive: identity };
  return { allowed: true, decisive: resource };
}

/** The API's refusal before its policy is asked: of an unsigned call, of a stage or route that it lacks. */
function refusedByApi(call: Call): Step | undefined {
  const { api, caller } = call;
  if (caller === undefined && api.auth === "iam")
    return { document: authorizationOf(api.name), effect: "deny" };
  return exists(call) ? undefined : { document: routesOf(api.name), effect: "deny" };
}

/**
 * Decides whether STS lets a role be assumed: the endpoint's policy, the caller's own policy and the role's trust must
 * all allow. A trust that names an account leaves the rest to that account's policies, in the same account too.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function decideAssumption({ caller, role, externalId, endpoint }: AssumeRoleCall): Verdict {
  const request: PolicyRequest = {
    action: "sts:AssumeRole",
    resource: role.arn,
    account: caller.account,
    context: { ...principalKeys(caller), "sts:ExternalId": externalId },
  };
  const trust = step(trustPolicyOf(role.arn), role.trust, request);
  const steps = [
    ...(endpoint ? [step(stsEndpointPolicyOf(endpoint.owner), endpoint.policy, request)] : []),
    step(identityPolicyOf(caller.arn), caller.identityPolicy, request),
    trust,
  ];
  const refused = steps.find(({ effect }) => !lets(effect));
  return { allowed: refused === undefined, decisive: refused ?? trust, steps };
}

/** The keys that documents may ask about. */
function keysOf({ context }: Call): ContextKeys {
  return context ? new Set([...CALL_KEYS, ...contextKeys(Object.keys(context))]) : CALL_KEYS;
}

function invocation({ api, caller, endpoint, stage, method, path, context }: Call): PolicyRequest {
  return {
    action: "execute-api:Invoke",
    resource: `${apiArn({ ...api, apiId: api.id })}/${stage}/${method}${path}`,
    account: caller?.account,
    context: { ...context, ...(caller && principalKeys(caller)), ...endpointKeys(endpoint) },
  };
}

/** The call as the resource policy sees it: with authorization `NONE` API Gateway does not know a caller, signed or not. */
function atTheApi({ api, endpoint, context }: Call, request: PolicyRequest): PolicyRequest {
  if (api.auth === "iam") return request;
  return { ...request, account: undefined, context: { ...context, ...endpointKeys(endpoint) } };
}

function principalKeys({ arn, account, organizationId }: Caller) {
  return { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account, "aws:PrincipalOrgID": organizationId };
}

function endpointKeys(endpoint: Endpoint | undefined) {
  return { "aws:SourceVpce": endpoint?.id };
}

function exists({ api, stage, method, path }: Call): boolean {
  if (stage !== api.stage) return false;
  return api.routes === undefined || answeringRoute(api.routes, method, path) !== undefined;
}

function step(
  document: DocumentRef & { readonly kind: PolicyKind },
  policy: PolicyDocument | undefined,
  request: PolicyRequest,
  keys = CALL_KEYS,
): Step {
  if (policy === undefined) return { document, effect: "unknown" };
  try {
    return { document, ...evaluate(document.kind, policy, request, keys) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : cause;
    throw new Error(`${documentWords(document)}: ${message}`, { cause });
  }
}

function lets(effect: Step["effect"]): boolean {
  return effect === "allow" || effect === "unknown";
}
