import { timed } from "../conclude";
import type { Operation } from "../operation";
import { NO_CHANGES, type PartyOutcome } from "../operation-event";
import type { Fleet } from "../parties/fleet";
import { inOrder } from "../parties/in-order";
import { PLAN_FILE } from "../terraform/stack-folder";
import type { Progress } from "./progress";
import type { TimedPlan } from "./turn";

/** Plans every party beside the others, keeps the plans, and shows them. A party that waits for another shows that. */
export async function preview(
  { parties }: Fleet,
  { tell }: Operation,
  progress: Progress,
): Promise<ReadonlyMap<string, TimedPlan>> {
  const since = progress.now();
  return inOrder(
    [...parties.keys()],
    () => [],
    async (id) => {
      const party = parties.get(id);
      if (party === undefined) throw new Error(`expected a party ${id}, got none`);
      const { value: plan, seconds } = await timed(() => party.plan({ keep: true }));
      const turn = { event: "party", party: id, ...NO_CHANGES, seconds } as const;
      if (plan.kind === "planned" && plan.isEmpty) tell({ ...turn, outcome: "unchanged" });
      else if (plan.kind === "planned")
        tell({ event: "plan", party: id, ...plan.changes, show: party.stack.commandLine("show", PLAN_FILE) });
      else if (plan.kind === "waits") tell({ ...turn, outcome: "waits", waitsFor: plan.waitsFor });
      else tell({ ...turn, outcome: plan.kind, problems: plan.problems });
      return { plan, since };
    },
  );
}

/** The outcomes of previews. */
export function outcomes(plans: ReadonlyMap<string, TimedPlan>): ReadonlySet<PartyOutcome> {
  return new Set(
    [...plans.values()].map(({ plan }) => {
      if (plan.kind !== "planned") return plan.kind;
      return plan.isEmpty ? "unchanged" : "differs";
    }),
  );
}

/** Throws kept plans away. */
export function dropPlans({ parties }: Fleet): void {
  for (const { stack } of parties.values()) stack.dropPlan();
}
