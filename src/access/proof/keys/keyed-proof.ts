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
import { type Asked, authorizerAnswers, keptAnswers, resourceAnswers } from "./keyed-answers";
import type { KeyedApi, KeyedGrant, KeyedState } from "./keyed-api";
import { momentsOf, type PresentedKey, presentedKeys } from "./presented-keys";

/**
 * Decides every class of requests to an API whose callers have keys, by the function that is deployed and the resource policy: with
 * whatever key, through whatever endpoint, for whatever path, at every moment of a rotation. AWS's pages have two tables of how the
 * two are joined: what has to be answered is so by the stricter one, and what must not be is not by the laxer one either.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function proveKeyedApi(keyed: KeyedApi): ProofPart {
  const { api, holders, states, ways } = keyed;
  const { targets, isByRoute } = targetsOf(keyed);
  const moments = momentsOf(holders);
  const intents = new Map(holders.map((holder) => [holder.name, intentsOf(keyed, holder, targets)] as const));
  const asked = moments.flatMap((moment) =>
    states.map((state) => ({
      keyed,
      moment,
      state,
      targets,
      authorizer: state.authorizer(moment.sinceMinutes),
    })),
  );
  const keys = moments.reduce((sum, moment) => sum + presentedKeys(holders, moment).length, 0);
  return {
    classes: keys * states.length * ways.length * targets.length,
    violations: asked.flatMap((one) => violationsIn(one, intents)),
    notes: isByRoute ? [`of requests to ${api.name} those were decided that a route answers`] : [],
  };
}

function targetsOf({ api, routes, holders, states }: KeyedApi) {
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

/** @param intents those of each class of targets, by the holder of the key */
function violationsIn(asked: Asked, intents: ReadonlyMap<string, readonly Intent[]>): readonly Violation[] {
  const { keyed, moment, state, targets } = asked;
  const resource = resourceAnswers(asked);
  return presentedKeys(keyed.holders, moment).flatMap((presented) => {
    const answers = keyed.ways.map((way) => authorizerAnswers(asked, presented, way));
    return keyed.ways.flatMap((way, w) => {
      const holder = holderOn(presented, state, way);
      const possible = keyed.keepsByKey ? keptAnswers(answers, resource, w) : [answers[w] ?? []];
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

/** A holder's key opens the API through the holder's own endpoint only, once that is known. */
function holderOn(
  { holder }: PresentedKey,
  { endpointIds }: KeyedState,
  way: Endpoint | undefined,
): string | undefined {
  if (holder === undefined || endpointIds === undefined) return holder;
  const isOwn = way !== undefined && way.id !== UNLINKED && endpointIds[holder]?.includes(way.id);
  return isOwn ? holder : undefined;
}

function intentsOf(
  { api, routes }: KeyedApi,
  { routes: granted }: KeyedGrant,
  targets: readonly TargetClass[],
) {
  const keys = grantedRoutesOf(granted);
  return targets.map((target) => intentOf(target, keys, { stage: api.stage, routes }));
}

type Effect = "allow" | "deny" | "silent";

/** True if a request is decided otherwise than it should be. An API without a policy is decided by its authorizer alone. */
function isWrong(
  intent: Intent,
  policy: Effect,
  authorizer: Effect,
  { resourcePolicy }: KeyedState,
): boolean {
  if (intent === "permitted") return false;
  const isDenied = policy === "deny" || authorizer === "deny";
  if (intent === "forbidden") return !isDenied && (policy === "allow" || authorizer === "allow");
  return isDenied || authorizer !== "allow" || (resourcePolicy !== undefined && policy !== "allow");
}

interface Decided {
  readonly presented: PresentedKey;
  readonly way: Endpoint | undefined;
  readonly target: TargetClass;
  readonly intent: Intent;
  readonly said: Effect;
  readonly answered: Effect;
}

function violation({ keyed, moment }: Asked, decided: Decided): Violation {
  const { presented, way, target, intent, said, answered } = decided;
  const { api, holders } = keyed;
  const isIntended = intent === "required";
  const byPolicy: Step = { document: resourcePolicyOf(api.name), effect: said };
  const byAuthorizer: Step = { document: authorizationOf(api.name), effect: answered, byAuthorizer: true };
  const wanted = isIntended ? "allow" : "deny";
  const through = way ? `through the endpoint of ${way.owner}` : "through no endpoint";
  return {
    path: holders.find(({ name }) => name === presented.holder)?.path ?? holders[0]?.path ?? "",
    request: `${target.method} ${target.path} of ${api.name} with ${presented.words} ${through}, ${moment.words}`,
    isIntended,
    decisive: answered !== wanted ? byAuthorizer : byPolicy,
  };
}
