import type { Conclusion } from "../conclude";
import type { Operation } from "../operation";
import type { PartyOutcome } from "../operation-event";
import type { Fleet } from "../parties/fleet";
import { nextTeams } from "./next-teams";
import type { Passes } from "./run-passes";

/** The end of a deployment of all parties. */
export function concludePasses(result: Passes, { commandLine }: Operation): Conclusion {
  return unfinished(result, commandLine("deploy")) ?? converged(result);
}

/** The end of a deployment of one party: with the teams that must act next. */
export async function concludeAlone(
  result: Passes,
  { parties, links }: Fleet,
  stackId: string,
  { commandLine }: Operation,
): Promise<Conclusion> {
  const { passes, last, changedOutputs } = result;
  const event = last.get(stackId)?.event;
  if (event?.outcome === "waits") {
    const { waitsFor = [] } = event;
    const next = [...waitsFor, stackId].map((party) => commandLine("deploy", "--only", party));
    return {
      status: 2,
      outcome: "waits",
      message: `${stackId} waits for ${waitsFor.join(", ")}:`,
      passes,
      next,
    };
  }
  const failed = unfinished(result, commandLine("deploy", "--only", stackId));
  if (failed) return failed;
  const read = await parties.get(stackId)?.state();
  const { waitsFor, maybe, lines } = nextTeams(
    {
      stackId,
      links,
      changedOutputs: changedOutputs.get(stackId) ?? new Set(),
      state: read?.kind === "state" ? read.state : undefined,
    },
    commandLine,
  );
  if (waitsFor.length > 0) {
    const message = `${stackId} is deployed; now it is the turn of ${waitsFor.join(", ")}:`;
    return { status: 2, outcome: "waits", message, passes, next: lines };
  }
  if (maybe.length === 0) return converged(result);
  const message = `${stackId} has nothing left to do; if ${maybe.join(", ")} was not deployed since it changed last:`;
  return { status: 0, outcome: "done", message, passes, next: lines };
}

function converged({ passes }: Passes): Conclusion {
  const after = passes === 1 ? "1 pass" : `${passes} passes`;
  return {
    status: 0,
    outcome: "done",
    message: `converged after ${after}: nothing is left to do`,
    passes,
    next: [],
  };
}

/** The end that is none: undefined if every party is without changes. */
function unfinished({ passes, last }: Passes, again: string): Conclusion | undefined {
  const of = (outcome: PartyOutcome) =>
    [...last.values()].filter(({ event }) => event.outcome === outcome).map(({ event }) => event.party);
  const [interrupted, failed, waits, differs] = (["interrupted", "failed", "waits", "differs"] as const).map(
    of,
  ) as [string[], string[], string[], string[]];
  const end = { status: 1, passes, next: [again] } as const;
  if (interrupted.length > 0)
    return {
      ...end,
      outcome: "interrupted",
      message: `interrupted at ${interrupted.join(", ")}; ${lockWords(last)}; what was applied stays, and this goes on:`,
    };
  if (failed.length > 0) {
    const waiting = waits.length > 0 ? `; ${waits.join(", ")} waits for it` : "";
    return {
      ...end,
      outcome: "failed",
      message: `${failed.join(", ")} failed${waiting}; when it is mended:`,
    };
  }
  if (waits.length > 0)
    return { ...end, status: 2, outcome: "waits", message: `${waits.join(", ")} waits for another party:` };
  if (differs.length === 0) return undefined;
  const left = differs.map((party) => `${party} (${addresses(last.get(party)?.planned)})`).join(", ");
  const message = `expected empty plans after ${passes} passes, got changes of ${left}; what keeps changing them is not of this deployment`;
  return { ...end, outcome: "failed", message, next: [] };
}

/** The advice on a lock has the command that removes it. */
function lockWords(last: Passes["last"]): string {
  const locked = [...last.values()].filter(({ event }) =>
    event.problems?.some(({ summary }) => summary.includes("state lock")),
  );
  if (locked.length === 0) return "Terraform came to its end, and no state is locked";
  return `locked is the state of ${locked.map(({ event }) => event.party).join(", ")} (see above)`;
}

function addresses(
  planned:
    | { readonly resources: readonly { readonly address: string }[]; readonly outputs: readonly string[] }
    | undefined,
) {
  const { resources = [], outputs = [] } = planned ?? {};
  return [...resources.map(({ address }) => address), ...outputs.map((name) => `output.${name}`)].join(", ");
}
