import { decidedRequests, type RequestOptions } from "../../../access/classes/requests";
import { contextKeys } from "../../../access/evaluation/policy/context";
import { type Decision, evaluate, type PolicyRequest } from "../../../access/evaluation/policy/evaluate";
import { keysOf, type ReadDocument } from "../../../access/evaluation/policy/read-document";
import { type AccessChange, directionOf } from "../access-change";

/** A request that stands for a class of them, which one of two policies allows and the other does not. */
interface PolicyChange {
  readonly is: AccessChange["is"];
  readonly request: PolicyRequest;
  readonly before: Decision;
  readonly after: Decision;
}

/**
 * Every class of requests that two policies decide differently, as far as it is allowed or not. Where none is newly refused, the earlier
 * policy implies the later one.
 * @throws Error on what is not understood, `TooManyClasses` where patterns overlap in too many ways.
 */
export function* policyChanges(
  kind: Parameters<typeof decidedRequests>[0],
  earlier: ReadDocument,
  later: ReadDocument,
  options?: RequestOptions,
): Generator<PolicyChange> {
  const keys = contextKeys([...keysOf(earlier), ...keysOf(later)]);
  for (const { request } of decidedRequests(kind, [earlier, later], options)) {
    const before = evaluate(kind, earlier, request, keys);
    const after = evaluate(kind, later, request, keys);
    const is = directionOf(before.effect === "allow", after.effect === "allow");
    if (is !== undefined) yield { is, request, before, after };
  }
}
