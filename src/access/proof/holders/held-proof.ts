import { apiArn, routeArn } from "../../../model/aws/arn";
import { authorizationOf, resourcePolicyOf } from "../../../policies/document-ref";
import { UNLINKED } from "../../../policies/rest-api/deny-callers";
import type { Endpoint, Step } from "../../evaluation/call";
import { decisionAbout } from "../../evaluation/policy/answers";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import { type TargetClass, targetClasses } from "../classes/targets";
import { grantedRoutesOf, type Intent, intentOf } from "../intent";
import type { ProofPart, Violation } from "../part";
import { type Asked, authorizerAnswers, keptAnswers, resourceAnswers } from "./held-answers";
import type { HeldApi, HeldGrant, HeldState, Presented } from "./held-api";

/**
 * Decides every class of requests to an API whose callers hold keys or certificates, by the function that is deployed and the resource
 * policy: with whatever they present, through whatever endpoint, for whatever path, at every moment. AWS's pages have two tables of how the
 * two are joined: what has to be answered is so by the stricter one, and what must not be is not by the laxer one either.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function proveHeldApi(held: HeldApi): ProofPart {
  const { api, holders, states, ways } = held;
  const { targets, isByRoute } = targetsOf(held);
  const intents = new Map(holders.map((holder) => [holder.name, intentsOf(held, holder, targets)] as const));
  const asked = states.flatMap((state) => state.moments.map((moment) => ({ held, moment, state, targets })));
  const presented = asked.reduce((sum, { moment }) => sum + moment.presented.length, 0);
  return {
    classes: presented * ways.length * targets.length,
    violations: asked.flatMap((one) => violationsIn(one, intents)),
    notes: isByRoute ? [`of requests to ${api.name} those were decided that a route answers`] : [],
  };
}

function targetsOf({ api, routes, holders, states }: HeldApi) {
  const stage = { ...api, apiId: api.id };
  const prefix = `${apiArn(stage)}/${api.stage}/`;
  const policies = states.flatMap(({ resourcePolicy }) => resourcePolicy ?? []);
  const patterns = new Map(
    holders
      .flatMap(({ answer, routes: granted }) =>
        [answer.allow, answer.deny]
          .map((ends) => ends.map((end) => prefix + end))
          .concat([granted.map((route) => routeArn(stage, route))]),
      )
      .map((list) => [list.join(" "), list]),
  );
  return targetClasses({
    apiArn: apiArn(stage),
    stage: api.stage,
    routes,
    resources: [
      ...policies.flatMap((policy) =>
        understand("resource-policy", policy, CALL_KEYS).statements.map(
          ({ resources }) => resources.patterns,
        ),
      ),
      ...patterns.values(),
    ],
  });
}

/** @param intents those of each class of targets, by holder */
function violationsIn(asked: Asked, intents: ReadonlyMap<string, readonly Intent[]>): readonly Violation[] {
  const { held, moment, state, targets } = asked;
  const resource = resourceAnswers(asked);
  return moment.presented.flatMap((presented) => {
    const answers = held.ways.map((way) => authorizerAnswers(asked, presented, way));
    return held.ways.flatMap((way, w) => {
      const holder = holderOn(presented, state, way);
      const possible = held.keepsAnswers ? keptAnswers(answers, resource, w) : [answers[w] ?? []];
      return targets.flatMap((target, t) => {
        const intent = intents.get(holder ?? "")?.[t] ?? "forbidden";
        const said = (resource[w] && decisionAbout(resource[w], t).effect) ?? "silent";
        const wrong = possible.find((answer) =>
          isWrong(intent, said, decisionAbout(answer, t).effect, state),
        );
        if (wrong === undefined) return [];
        const answered = decisionAbout(wrong, t).effect;
        return [violation(asked, { presented, way, target, intent, said, answered })];
      });
    });
  });
}

/** What a holder has opens the API through the holder's own endpoint only, once that is known. */
function holderOn(
  { holder }: Presented,
  { endpointIds }: HeldState,
  way: Endpoint | undefined,
): string | undefined {
  if (holder === undefined || endpointIds === undefined) return holder;
  const isOwn = way !== undefined && way.id !== UNLINKED && endpointIds[holder]?.includes(way.id);
  return isOwn ? holder : undefined;
}

function intentsOf(
  { api, routes }: HeldApi,
  { routes: granted }: HeldGrant,
  targets: readonly TargetClass[],
) {
  const keys = grantedRoutesOf(granted);
  return targets.map((target) => intentOf(target, keys, { stage: api.stage, routes }));
}

type Effect = "allow" | "deny" | "silent";

/** True if a request is decided otherwise than it should be. An API without a policy is decided by its authorizer alone. */
function isWrong(intent: Intent, policy: Effect, authorizer: Effect, { resourcePolicy }: HeldState): boolean {
  if (intent === "permitted") return false;
  const isDenied = policy === "deny" || authorizer === "deny";
  if (intent === "forbidden") return !isDenied && (policy === "allow" || authorizer === "allow");
  return isDenied || authorizer !== "allow" || (resourcePolicy !== undefined && policy !== "allow");
}

interface Decided {
  readonly presented: Presented;
  readonly way: Endpoint | undefined;
  readonly target: TargetClass;
  readonly intent: Intent;
  readonly said: Effect;
  readonly answered: Effect;
}

function violation({ held, moment }: Asked, decided: Decided): Violation {
  const { presented, way, target, intent, said, answered } = decided;
  const { api, holders } = held;
  const isIntended = intent === "required";
  const byPolicy: Step = { document: resourcePolicyOf(api.name), effect: said };
  const byAuthorizer: Step = { document: authorizationOf(api.name), effect: answered, byAuthorizer: true };
  const wanted = isIntended ? "allow" : "deny";
  const at = moment.words === undefined ? "" : `, ${moment.words}`;
  const through = way ? `through the endpoint of ${way.owner}` : "through no endpoint";
  return {
    path:
      holders.find(({ name }) => name === (presented.holder ?? presented.nearly))?.path ??
      holders[0]?.path ??
      "",
    request: `${target.method} ${target.path} of ${api.name} with ${presented.words} ${through}${at}`,
    isIntended,
    decisive: answered !== wanted ? byAuthorizer : byPolicy,
  };
}
