import { type Conclusion, conclude } from "../conclude";
import { expectSomebodyToAsk } from "../expect-somebody";
import type { Operation } from "../operation";
import type { ExitStatus } from "../operation-event";
import { type Fleet, fleet } from "../parties/fleet";
import { concludeAlone, concludePasses } from "./conclusions";
import { dropPlans, outcomes, preview } from "./preview";
import { Progress } from "./progress";
import { type Passes, runPasses } from "./run-passes";

export interface DeployOptions {
  /** The one party to deploy. @default all */
  readonly only?: string;
  /** Shows the changes, and applies none. @default false */
  readonly plan?: boolean;
  /** Goes on without being asked. @default false */
  readonly yes?: boolean;
}

/**
 * Deploys: synthesizes the stacks, then plans and applies them until nothing is left to do.
 * @returns 0 = done, 1 = failed, 2 = another team has to act
 */
export function deploy(
  operation: Operation,
  { only, plan = false, yes = false }: DeployOptions,
): Promise<ExitStatus> {
  return conclude(operation, async () => {
    if (!plan) expectSomebodyToAsk(operation, yes);
    const parties = await fleet(operation, only);
    if (plan) return planned(parties, operation, only);
    try {
      const passes = yes ? await runPasses(parties, operation) : await asked(parties, operation);
      if ("outcome" in passes) return passes;
      return only === undefined
        ? concludePasses(passes, operation)
        : await concludeAlone(passes, parties, only, operation);
    } finally {
      dropPlans(parties);
    }
  });
}

/** Shows what would be done. */
async function planned(parties: Fleet, operation: Operation, only: string | undefined): Promise<Conclusion> {
  const found = outcomes(await preview(parties, operation, new Progress(parties.links)));
  const base = { next: [] };
  if (found.has("interrupted"))
    return { ...base, status: 1, outcome: "interrupted", message: "interrupted; nothing was applied" };
  if (found.has("failed"))
    return { ...base, status: 1, outcome: "failed", message: "a plan failed; nothing was applied" };
  if (only !== undefined && found.has("waits"))
    return {
      ...base,
      status: 2,
      outcome: "waits",
      message: `${only} waits for another party; nothing was applied`,
    };
  return { ...base, status: 0, outcome: "done", message: "planned; nothing was applied" };
}

/** Shows what would be done, and does it if the user says so. */
async function asked(parties: Fleet, operation: Operation): Promise<Passes | Conclusion> {
  const progress = new Progress(parties.links);
  const plans = await preview(parties, operation, progress);
  const found = outcomes(plans);
  if (found.has("failed") || found.has("interrupted")) {
    const outcome = found.has("interrupted") ? "interrupted" : "failed";
    return { status: 1, outcome, message: "not every party could be planned; nothing was applied", next: [] };
  }
  if (found.has("differs")) {
    const answer = await operation.ask?.(
      'Apply this, and in later passes what follows from it? Only "yes" is taken for a yes: ',
    );
    if (answer?.trim() !== "yes")
      return { status: 1, outcome: "stopped", message: "stopped before anything was applied", next: [] };
  }
  return runPasses(parties, operation, progress, plans);
}
