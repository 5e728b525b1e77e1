import type { Call, Caller, Endpoint } from "../../../access/evaluation/call";
import type { Handshake } from "../../../access/evaluation/handshake";
import type { CallerClass, Way } from "./call-classes";
import type { ComparedTarget } from "./compared-targets";
import { NO_POLICY, type OfferedApi } from "./offered-api";

/** A request of a class, as it arrives at one side's API. */
export function sideCall(
  side: OfferedApi,
  other: OfferedApi | undefined,
  {
    caller,
    way,
    target,
  }: { readonly caller: CallerClass; readonly way: Way; readonly target: ComparedTarget },
): Call {
  const { stage, method, path } = target;
  return {
    ...{ api: side.api, stage, method, path, key: caller.key },
    caller: callerOn(side, other, caller),
    endpoint: endpointOn(side, way),
    handshake: handshakeAt(side, caller, way),
  };
}

/**
 * The caller with its own policy, where the side makes the role. A role that only the other side makes is none here, and allowed nothing;
 * one that neither makes may be allowed everything by its owner.
 */
export function callerOn(
  { roleArns, identityPolicies }: OfferedApi,
  other: OfferedApi | undefined,
  { role }: CallerClass,
): Caller | undefined {
  if (role === undefined) return undefined;
  const own = identityPolicies.get(role.arn);
  const isOthers = !roleArns.includes(role.arn) && other?.identityPolicies.has(role.arn) === true;
  return { ...role, identityPolicy: own ?? (isOthers ? NO_POLICY : undefined) };
}

/** The endpoint with its policy, where the side knows it. */
export function endpointOn({ endpoints, api }: OfferedApi, way: Way): Endpoint | undefined {
  if (way === undefined) return undefined;
  const known = [...endpoints, ...(api.entrance ? [api.entrance.endpoint] : [])];
  return { ...way, policy: known.find(({ id }) => id === way.id)?.policy };
}

/** The caller's certificate as an entrance takes it; undefined where the call knocks at the API's own endpoint, or there is no entrance. */
function handshakeAt({ api }: OfferedApi, { certificate }: CallerClass, way: Way): Handshake | undefined {
  if (api.entrance === undefined || way === undefined || way.id === api.entrance.endpoint.id)
    return undefined;
  if (certificate === undefined) return { kind: "refused", because: "no-certificate" };
  return { kind: "verified", certificate };
}
