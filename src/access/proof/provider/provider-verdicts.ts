import { apiArn } from "../../../model/aws/arn";
import type { PolicyDocument } from "../../../policies/document";
import type { Caller } from "../../evaluation/call";
import { decideBetween } from "../../evaluation/decide";
import { type Answers, answersOf, decisionAbout, possibleDecisions } from "../../evaluation/policy/answers";
import { type Decision, SILENT } from "../../evaluation/policy/evaluate";
import type { ProviderWorld } from "../../world/world";
import type { TargetClass } from "../classes/targets";
import type { ProviderRequests } from "./provider-requests";

interface Parts extends Pick<ProviderRequests, "callers" | "ways"> {
  readonly targets: readonly Pick<TargetClass, "stage" | "method" | "path">[];
}

/**
 * The verdicts on the requests of a caller that come on a way, by the places of all three. What is not the provider's is taken
 * to allow everything.
 */
export function verdicts(
  { api }: Pick<ProviderWorld, "api">,
  { callers, ways, targets }: Parts,
  resourcePolicy: PolicyDocument,
): (caller: number) => (way: number) => (target: number) => boolean {
  const arn = apiArn({ ...api, apiId: api.id });
  const resources = targets.map(({ stage, method, path }) => `${arn}/${stage}/${method}${path}`);
  const parts = { action: "execute-api:Invoke", resources };
  const ofPolicy = answersOf("resource-policy", resourcePolicy, {
    ...parts,
    callers: callers.map(someone),
    ways: ways.map((way): Record<string, string> => (way ? { "aws:SourceVpce": way.id } : {})),
  });
  // A policy that is not known is taken to allow everything.
  const unknown: Answers = [{ decision: { effect: "allow" }, onResource: resources.map(() => true) }];
  const ofCallers = callers.map((caller) => {
    if (caller?.identityPolicy === undefined) return unknown;
    const own = { ...parts, callers: [someone(caller)], ways: [{}] };
    return answersOf("identity-policy", caller.identityPolicy, own).onWay(0, 0);
  });
  return (c) => {
    const caller = callers[c];
    const identity = ofCallers[c] ?? unknown;
    const mayLetIn = (resource: Decision) =>
      possibleDecisions(identity).some((own) => isAllowed(api, caller, resource, own));
    const lettingIn = new Set(possibleDecisions(ofPolicy.ofCaller(c)).filter(mayLetIn));
    return (w) => {
      const resource = ofPolicy.onWay(c, w);
      if (!lettingIn.has(SILENT) && !resource.some(({ decision }) => lettingIn.has(decision))) return NEVER;
      return (t) => isAllowed(api, caller, decisionAbout(resource, t), decisionAbout(identity, t));
    };
  };
}

/** An unsigned caller has no policy of its own. */
function isAllowed(
  api: ProviderWorld["api"],
  caller: Caller | undefined,
  resource: Decision,
  identity: Decision,
): boolean {
  if (caller === undefined) return api.auth === "none" && resource.effect === "allow";
  return decideBetween(caller, api, resource, identity).allowed;
}

/** The verdicts where no request is allowed. */
export const NEVER = () => false;

function someone(caller: Caller | undefined) {
  if (caller === undefined) return { context: {} };
  const { arn, account } = caller;
  return { account, context: { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account } };
}
