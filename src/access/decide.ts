import { apiArn } from "../model/arn";
import { answeringRoute } from "../model/routing";
import type { PolicyDocument } from "../policies/document";
import type { AssumeRoleCall, Call, Caller, Endpoint, Step, Verdict } from "./call";
import { evaluate, type PolicyRequest } from "./evaluate";

/**
 * Whether AWS would answer a call of a REST API, by the order of evaluation for private APIs: the endpoint's
 * policy, then the API's resource policy together with the caller's own. A caller of another account needs both
 * of these, one of the API's account either, where a resource policy that allows the account as a whole leaves it to
 * the caller's own policy; without authorization the resource policy alone must allow.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
export function decideCall(call: Call): Verdict {
  const { api, caller, endpoint } = call;
  const request = invocation(call);
  const passed = endpoint ? [step(`endpoint policy of ${endpoint.owner}`, endpoint.policy, request)] : [];
  const refused = passed.find(({ effect }) => !lets(effect));
  if (refused) return verdict(false, refused, passed);

  if (caller === undefined && api.auth === "iam") {
    return { allowed: false, reason: `authorization of ${api.name}: the call is not signed`, steps: passed };
  }
  if (!exists(call)) {
    return { allowed: false, reason: `routes of ${api.name}: no such stage, path or method`, steps: passed };
  }

  const resource = step(`resource policy of ${api.name}`, api.resourcePolicy, atTheApi(call, request));
  if (api.auth === "none" || caller === undefined)
    return verdict(lets(resource.effect), resource, [...passed, resource]);
  const identity = step(`identity policy of ${caller.arn}`, caller.identityPolicy, request);
  const steps = [...passed, resource, identity];
  const deny = [resource, identity].find(({ effect }) => effect === "deny");
  if (deny) return verdict(false, deny, steps);
  if (caller.account === api.account) {
    const allow = [resource, identity].find(({ effect, delegates }) => lets(effect) && !delegates);
    return verdict(allow !== undefined, allow ?? (resource.delegates ? identity : resource), steps);
  }
  const silent = [resource, identity].find(({ effect }) => !lets(effect));
  return verdict(silent === undefined, silent ?? resource, steps);
}

/**
 * Whether STS would let a role be assumed: the endpoint's policy, the caller's own policy and the role's trust must
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
  const steps = [
    ...(endpoint ? [step(`STS endpoint policy of ${endpoint.owner}`, endpoint.policy, request)] : []),
    step(`identity policy of ${caller.arn}`, caller.identityPolicy, request),
    step(`trust policy of ${role.arn}`, role.trust, request),
  ];
  const refused = steps.find(({ effect }) => !lets(effect));
  return verdict(refused === undefined, refused ?? steps.at(-1), steps);
}

function invocation({ api, caller, endpoint, stage, method, path }: Call): PolicyRequest {
  return {
    action: "execute-api:Invoke",
    resource: `${apiArn({ ...api, apiId: api.id })}/${stage}/${method}${path}`,
    account: caller?.account,
    context: { ...(caller && principalKeys(caller)), ...endpointKeys(endpoint) },
  };
}

/** What the resource policy sees: with authorization `NONE` API Gateway does not know a caller, signed or not. */
function atTheApi({ api, endpoint }: Call, request: PolicyRequest): PolicyRequest {
  return api.auth === "iam" ? request : { ...request, account: undefined, context: endpointKeys(endpoint) };
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

function step(document: string, policy: PolicyDocument | undefined, request: PolicyRequest): Step {
  if (policy === undefined) return { document, effect: "unknown" };
  try {
    return { document, ...evaluate(policy, request) };
  } catch (cause) {
    throw new Error(`${document}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function lets(effect: Step["effect"]): boolean {
  return effect === "allow" || effect === "unknown";
}

const WORDS = {
  allow: "allowed by",
  deny: "denied by",
  silent: "no statement allows it",
  unknown: "not known, taken to allow",
};

function verdict(allowed: boolean, decisive: Step | undefined, steps: readonly Step[]): Verdict {
  const said =
    decisive && `${decisive.document}: ${WORDS[decisive.effect]}${decisive.sid ? ` ${decisive.sid}` : ""}`;
  return { allowed, reason: said ?? "no document was asked", steps };
}
