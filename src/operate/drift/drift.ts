import { type Conclusion, conclude, timed } from "../conclude";
import type { Operation } from "../operation";
import { type ExitStatus, NO_CHANGES, type PartyOutcome } from "../operation-event";
import { fleet } from "../parties/fleet";
import { inOrder } from "../parties/in-order";
import type { OperatedParty } from "../parties/operated-party";

export interface DriftOptions {
  /** The one party to look at. @default all */
  readonly only?: string;
}

/**
 * Compares the deployment file, the states and AWS: plans every party without locking a state, and applies nothing.
 * @returns 0 = no difference, 1 = a party could not be planned, 2 = a difference
 */
export function drift(operation: Operation, { only }: DriftOptions): Promise<ExitStatus> {
  return conclude(operation, async () => {
    const { parties } = await fleet(operation, only);
    const found = await inOrder(
      [...parties.keys()],
      () => [],
      async (id) => compare(parties.get(id) as OperatedParty, operation),
    );
    return conclusion(found, operation);
  });
}

/** Tells how a party differs. */
async function compare(party: OperatedParty, { tell }: Operation): Promise<PartyOutcome> {
  const { value: plan, seconds } = await timed(() => party.plan({ lock: false }));
  const turn = { event: "party", party: party.stackId, ...NO_CHANGES, seconds } as const;
  if (plan.kind !== "planned") {
    const why = plan.kind === "waits" ? { waitsFor: plan.waitsFor } : { problems: plan.problems };
    tell({ ...turn, outcome: plan.kind, ...why });
    return plan.kind;
  }
  const outcome = plan.isEmpty ? "unchanged" : "differs";
  tell({ ...turn, ...(!plan.isEmpty && plan.changes), outcome });
  return outcome;
}

function conclusion(found: ReadonlyMap<string, PartyOutcome>, { commandLine }: Operation): Conclusion {
  const of = (...outcomes: readonly PartyOutcome[]) =>
    [...found].filter(([, outcome]) => outcomes.includes(outcome)).map(([party]) => party);
  if (of("interrupted").length > 0)
    return { status: 1, outcome: "interrupted", message: "interrupted; nothing was changed", next: [] };
  const failed = of("failed");
  if (failed.length > 0)
    return { status: 1, outcome: "failed", message: `${failed.join(", ")} could not be planned`, next: [] };
  const differing = of("differs", "waits");
  if (differing.length === 0)
    return { status: 0, outcome: "done", message: "nothing differs from the deployment file", next: [] };
  const message = `${differing.join(", ")} ${differing.length === 1 ? "is" : "are"} not as the deployment file says; to make it so:`;
  return { status: 2, outcome: "differs", message, next: [commandLine("deploy")] };
}
