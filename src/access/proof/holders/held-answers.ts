import { apiArn } from "../../../model/aws/arn";
import type { Endpoint } from "../../evaluation/call";
import { type Answers, answersOf } from "../../evaluation/policy/answers";
import type { TargetClass } from "../classes/targets";
import type { HeldApi, HeldState, Moment, Presented } from "./held-api";

/** An API at one moment, in one state, with the classes of its requests. */
export interface Asked {
  readonly held: HeldApi;
  readonly moment: Moment;
  readonly state: HeldState;
  readonly targets: readonly TargetClass[];
}

/** The resource policy's say on each way; an API without one has none. */
export function resourceAnswers({ held, state, targets }: Asked): readonly Answers[] {
  const { resourcePolicy } = state;
  if (resourcePolicy === undefined) return held.ways.map(() => []);
  const answers = answersOf("resource-policy", resourcePolicy, {
    action: "execute-api:Invoke",
    callers: [{ context: {} }],
    ways: held.ways.map((way): Record<string, string> => (way ? { "aws:SourceVpce": way.id } : {})),
    resources: arnsOf(held, targets),
  });
  return held.ways.map((_, w) => answers.onWay(0, w));
}

/** The authorizer's say, at each stage for itself; a 401 is as a Deny of everything. */
export function authorizerAnswers(
  { held, targets }: Asked,
  { answerOn }: Presented,
  way: Endpoint | undefined,
): Answers {
  const resources = arnsOf(held, targets);
  return [...new Set(targets.map(({ stage }) => stage))].flatMap((stage): Answers => {
    const isAt = targets.map((target) => target.stage === stage);
    const answer = answerOn({ ...held.api, stage }, way?.id);
    if (answer === undefined) return [{ decision: { effect: "deny" }, onResource: isAt }];
    const parts = { action: "execute-api:Invoke", callers: [{ context: {} }], ways: [{}], resources };
    return answersOf("identity-policy", answer, parts)
      .onWay(0, 0)
      .map(({ decision, onResource }) => ({
        decision,
        onResource: onResource.map((applies, t) => applies && isAt[t] === true),
      }));
  });
}

/** The answers that a request can get where they are kept: its own, and those of other ways on which it is asked for. */
export function keptAnswers(
  answers: readonly Answers[],
  resource: readonly Answers[],
  own: number,
): readonly Answers[] {
  return answers.filter((_, w) => w === own || !isClosed(resource[w] ?? []));
}

/** True if a policy denies everything on a way: the authorizer is not asked then. */
function isClosed(resource: Answers): boolean {
  return resource.some(({ decision, onResource }) => decision.effect === "deny" && onResource.every(Boolean));
}

function arnsOf({ api }: HeldApi, targets: readonly TargetClass[]): readonly string[] {
  const arn = apiArn({ ...api, apiId: api.id });
  return targets.map(({ stage, method, path }) => `${arn}/${stage}/${method}${path}`);
}
