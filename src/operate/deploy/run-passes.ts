import type { Operation } from "../operation";
import type { PartyOutcome } from "../operation-event";
import type { Fleet } from "../parties/fleet";
import { inOrder, requiredBy } from "../parties/in-order";
import { neededPasses } from "../parties/needed-passes";
import { Progress } from "./progress";
import { type TimedPlan, type Turn, takeTurn } from "./turn";

/** What came of all passes. */
export interface Passes {
  readonly passes: number;
  /** The last turn of each party. */
  readonly last: ReadonlyMap<string, Turn>;
  /** The outputs of each party that any of its turns has changed. */
  readonly changedOutputs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Outcomes after which a party has no further turn. */
const FINAL: ReadonlySet<PartyOutcome> = new Set<PartyOutcome>(["failed", "interrupted"]);

/**
 * Plans and applies the parties in passes: each after those whose facts it requires, until nothing is left to do, or nothing
 * more can be done. The pass after which nothing should be left plans only.
 * @param earlier plans that were kept before, for the first pass
 */
export async function runPasses(
  { parties, links }: Fleet,
  { tell }: Operation,
  progress: Progress = new Progress(links),
  earlier: ReadonlyMap<string, TimedPlan> = new Map(),
): Promise<Passes> {
  const ids = [...parties.keys()];
  const needed = neededPasses(
    ids,
    links.filter(({ reader, source }) => parties.has(reader) && parties.has(source)),
  );
  const last = new Map<string, Turn>();
  const changedOutputs = new Map(ids.map((id) => [id, new Set<string>()]));
  const isDue = (id: string) => !isFinal(last.get(id)) && !progress.isSettled(id);
  let pass = 0;
  let before = -1;
  while (pass < needed && ids.some(isDue) && progress.applies !== before) {
    pass += 1;
    before = progress.applies;
    tell({ event: "pass", pass });
    await inOrder(ids.filter(isDue), requiredBy(links), async (id) => {
      const party = parties.get(id);
      if (party === undefined) return;
      const options = { pass, isLast: pass === needed, ...(pass === 1 && { earlier: earlier.get(id) }) };
      const turn = await takeTurn(party, progress, options);
      last.set(id, turn);
      for (const output of turn.planned?.outputs ?? []) changedOutputs.get(id)?.add(output);
      tell(turn.event);
    });
  }
  return { passes: pass, last, changedOutputs };
}

function isFinal(turn: Turn | undefined): boolean {
  return turn !== undefined && FINAL.has(turn.event.outcome);
}
