import { apiArn } from "../../../model/aws/arn";
import type { PolicyDocument } from "../../../policies/document";
import type { Caller } from "../../evaluation/call";
import { decideBetween } from "../../evaluation/decide";
import { type Answers, answersOf } from "../../evaluation/policy/answers";
import type { Decision } from "../../evaluation/policy/evaluate";
import type { ProviderWorld } from "../../world/world";
import type { ProviderRequests } from "./provider-requests";

/** The verdict of a request, by the places of its parts. What is not the provider's is taken to allow everything. */
export function verdicts(
  { api }: ProviderWorld,
  { callers, ways, targets }: ProviderRequests,
  resourcePolicy: PolicyDocument,
): (caller: number, way: number, target: number) => boolean {
  const arn = apiArn({ ...api, apiId: api.id });
  const resources = targets.map(({ stage, method, path }) => `${arn}/${stage}/${method}${path}`);
  const parts = { action: "execute-api:Invoke", resources };
  const ofPolicy = answersOf("resource-policy", resourcePolicy, {
    ...parts,
    callers: callers.map(someone),
    ways: ways.map((way): Record<string, string> => (way ? { "aws:SourceVpce": way.id } : {})),
  });
  const ofCallers = callers.map((caller): Answers => {
    if (caller?.identityPolicy === undefined) return () => UNKNOWN;
    const own = { ...parts, callers: [someone(caller)], ways: [{}] };
    const answers = answersOf("identity-policy", caller.identityPolicy, own);
    return (_, __, target) => answers(0, 0, target);
  });
  return (c, w, t) => {
    const caller = callers[c];
    const resource = ofPolicy(c, w, t);
    if (caller === undefined) return api.auth === "none" && resource.effect === "allow";
    return decideBetween(caller, api, resource, ofCallers[c]?.(c, w, t) ?? UNKNOWN).allowed;
  };
}

/** Stands for a policy that is not known, and taken to allow everything. */
const UNKNOWN = { effect: "allow" } satisfies Decision;

function someone(caller: Caller | undefined) {
  if (caller === undefined) return { context: {} };
  const { arn, account } = caller;
  return { account, context: { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account } };
}
