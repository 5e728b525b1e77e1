import { timed } from "../conclude";
import { NO_CHANGES, type PartyEvent } from "../operation-event";
import type { Ended } from "../parties/ended";
import type { OperatedParty, Planned } from "../parties/operated-party";
import type { Changes } from "../terraform/changes";
import type { Progress } from "./progress";
import { unfinishedResources } from "./unfinished-resources";

/** A party's turn in a pass. */
export interface Turn {
  readonly event: PartyEvent;
  /** The changes that were planned; absent if there was no plan. */
  readonly planned?: Changes;
}

/** A plan with the time at which it was begun. */
export interface TimedPlan {
  readonly plan: Planned;
  readonly since: number;
}

export interface TurnOptions {
  readonly pass: number;
  /** True if nothing should be left to do: it is planned, and not applied. */
  readonly isLast: boolean;
  /** A plan that was kept earlier, taken if it is still true. */
  readonly earlier?: TimedPlan;
}

/** Plans a party, and applies that plan if there is something to do. */
export async function takeTurn(
  party: OperatedParty,
  progress: Progress,
  { pass, isLast, earlier }: TurnOptions,
): Promise<Turn> {
  const { stackId } = party;
  const { value, seconds } = await timed(async () => {
    const { plan, since } = await planOf(party, progress, isLast, earlier);
    if (plan.kind !== "planned") return { ...withoutPlan(plan), planned: undefined };
    if (plan.isEmpty) {
      progress.foundEmpty(stackId, since);
      return { outcome: "unchanged" as const, ...NO_CHANGES, planned: plan.changes };
    }
    if (isLast) return { outcome: "differs" as const, ...plan.changes, planned: plan.changes };
    const applied = await party.apply();
    progress.applied(stackId);
    const end = applied.kind === "applied" ? { outcome: "applied" as const } : withoutPlan(applied);
    return { ...end, ...counts(applied.made), planned: plan.changes };
  });
  const { planned, ...rest } = value;
  return { event: { event: "party", pass, party: stackId, ...rest, seconds }, planned };
}

async function planOf(
  party: OperatedParty,
  progress: Progress,
  isLast: boolean,
  earlier: TimedPlan | undefined,
): Promise<TimedPlan> {
  const isCurrent = earlier?.plan.kind === "planned" && progress.isCurrent(party.stackId, earlier.since);
  if (earlier && isCurrent) return { ...earlier, plan: await withUnfinished(party, earlier.plan) };
  const since = progress.now();
  const plan = await party.plan({ keep: !isLast });
  return { plan: isLast ? plan : await withUnfinished(party, plan), since };
}

/** The plan after what an earlier run left unfinished was taken for what it is. */
async function withUnfinished(party: OperatedParty, plan: Planned): Promise<Planned> {
  const unfinished = plan.kind === "planned" ? unfinishedResources(plan.changes) : [];
  if (unfinished.length === 0) return plan;
  return (await party.untaint(unfinished)) ?? party.plan({ keep: true });
}

/** The outcome of a command that did not come to its end. */
function withoutPlan(ended: Ended) {
  return ended.kind === "waits"
    ? { outcome: ended.kind, ...NO_CHANGES, waitsFor: ended.waitsFor }
    : { outcome: ended.kind, ...NO_CHANGES, problems: ended.problems };
}

function counts({ created, changed, destroyed }: Changes) {
  return { created, changed, destroyed };
}
