import { answeringRoute } from "../../model/routes/routing";
import {
  authorizationOf,
  domainPolicyOf,
  endpointPolicyOf,
  identityPolicyOf,
  resourcePolicyOf,
  routesOf,
  stsEndpointPolicyOf,
  trustPolicyOf,
} from "../../policies/document-ref";
import { lets, step } from "./asked";
import type { Api, AssumeRoleCall, Call, Endpoint, Step, Verdict } from "./call";
import { behindEntrance, entranceStep } from "./entrance";
import { atTheApi, invocation, keysOf, principalKeys } from "./invocation";
import { answerTo } from "./key-authorizer";
import { evaluate, type PolicyRequest } from "./policy/evaluate";

/** Decides whether AWS answers a call of a REST API: first its entrance, where the call comes through one, then all behind it. */
export function decideCall(call: Call): Verdict {
  const { handshake } = call;
  if (handshake === undefined) return decideInside(call, []);
  const entered = entranceStep(call, handshake);
  if (!lets(entered.effect)) return { allowed: false, decisive: entered, steps: [entered] };
  return decideInside(behindEntrance(call, handshake), [entered]);
}

/**
 * Decides about a call in the order of evaluation for private APIs: the endpoint's
 * policy, that of the private domain that it is called by, then the API's resource policy together with the caller's own. A caller of another account needs both
 * of these, one of the API's account either, where a resource policy that allows the account as a whole leaves it to
 * the caller's own policy; a Lambda authorizer takes the place of the caller's own policy in the API's account; without
 * authorization the resource policy alone must allow.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
function decideInside(call: Call, entered: readonly Step[]): Verdict {
  const { api, caller } = call;
  const request = invocation(call);
  const keys = keysOf(call);
  const passed = [...entered, ...onTheWay(call, request)];
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

/** The documents before the API's own. An endpoint is asked about the private domain too, in front of the API. */
function onTheWay(call: Call, request: PolicyRequest): readonly Step[] {
  const { api, endpoint, host = "domain" } = call;
  const keys = keysOf(call);
  const domain = host === "domain" ? api.entrance?.domain : undefined;
  const ofDomain = domain && { ...atTheApi(call, request), resource: domain.arn };
  const through = endpoint && endpointStep(endpoint, ofDomain ? [ofDomain, request] : [request], keys);
  if (through && !lets(through.effect)) return [through];
  return [
    ...(through ? [through] : []),
    ...(domain && ofDomain ? [step(domainPolicyOf(api.name), domain.policy, ofDomain, keys)] : []),
  ];
}

/** The say of an endpoint's policy about all that a call asks of it: the first refusal, if there is one. */
function endpointStep(
  { owner, policy }: Endpoint,
  requests: readonly PolicyRequest[],
  keys: ReturnType<typeof keysOf>,
): Step | undefined {
  const steps = requests.map((request) => step(endpointPolicyOf(owner), policy, request, keys));
  return steps.find(({ effect }) => !lets(effect)) ?? steps.at(-1);
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
  const effect = typeof answer === "string" ? answer : answeredEffect(call, answer, request);
  const authorizer: Step = { document: authorizationOf(call.api.name), effect, byAuthorizer: true };
  return { ...withinAccount(resource, authorizer), steps: [...before, authorizer] };
}

/** A key or a certificate that the authorizer does not take is refused as by a Deny: with a 401. */
function answeredEffect(
  { api, key, headers = {}, endpoint, stage }: Call,
  authorizer: Exclude<NonNullable<Api["authorizer"]>, string>,
  request: PolicyRequest,
): Step["effect"] {
  const asked = { ...api, stage };
  const answer =
    "answerTo" in authorizer
      ? authorizer.answerTo(headers, asked)
      : answerTo(authorizer, asked, key, endpoint?.id);
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

function exists({ api, stage, method, path }: Call): boolean {
  if (stage !== api.stage) return false;
  return api.routes === undefined || answeringRoute(api.routes, method, path) !== undefined;
}
