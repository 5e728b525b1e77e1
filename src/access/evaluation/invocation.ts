import { apiArn } from "../../model/aws/arn";
import type { Call, Caller, Endpoint } from "./call";
import { CALL_KEYS, type ContextKeys, contextKeys } from "./policy/context";
import type { PolicyRequest } from "./policy/evaluate";

/** The keys that documents may ask about. */
export function keysOf({ context }: Call): ContextKeys {
  return context ? new Set([...CALL_KEYS, ...contextKeys(Object.keys(context))]) : CALL_KEYS;
}

/** The call as documents of callers and endpoints see it. */
export function invocation({ api, caller, endpoint, stage, method, path, context }: Call): PolicyRequest {
  return {
    action: "execute-api:Invoke",
    resource: `${apiArn({ ...api, apiId: api.id })}/${stage}/${method}${path}`,
    account: caller?.account,
    context: { ...context, ...(caller && principalKeys(caller)), ...endpointKeys(endpoint) },
  };
}

/** The call as the resource policy sees it: with authorization `NONE` API Gateway does not know a caller, signed or not. */
export function atTheApi({ api, endpoint, context }: Call, request: PolicyRequest): PolicyRequest {
  if (api.auth === "iam") return request;
  return { ...request, account: undefined, context: { ...context, ...endpointKeys(endpoint) } };
}

export function principalKeys({ arn, account, organizationId }: Caller) {
  return { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account, "aws:PrincipalOrgID": organizationId };
}

function endpointKeys(endpoint: Endpoint | undefined) {
  return { "aws:SourceVpce": endpoint?.id };
}
