import { type Conclusion, timed } from "../conclude";
import type { Operation } from "../operation";
import { NO_CHANGES, type PartyEvent } from "../operation-event";
import type { Fleet } from "../parties/fleet";
import { inOrder } from "../parties/in-order";
import type { Applied, OperatedParty } from "../parties/operated-party";
import { managedResources } from "../terraform/terraform-state";
import { keptResources } from "./kept-resources";

/**
 * Looks into the states, and tells what would be destroyed and what AWS would keep.
 * @returns the parties that have something to destroy, or the end where a state could not be read
 */
export async function survey(
  { parties }: Fleet,
  { tell }: Operation,
): Promise<Fleet["parties"] | Conclusion> {
  const found = await inOrder(
    [...parties.keys()],
    () => [],
    async (id) => timed(async () => parties.get(id)?.state()),
  );
  const standing = new Map<string, OperatedParty>();
  for (const [id, party] of parties) {
    const { value, seconds } = found.get(id) ?? {};
    const turn = { event: "party", party: id, ...NO_CHANGES, seconds: seconds ?? 0 } as const;
    if (value?.kind !== "state") {
      const problems = value && "problems" in value ? value.problems : [];
      tell({ ...turn, outcome: value?.kind === "interrupted" ? "interrupted" : "failed", problems });
      return {
        status: 1,
        outcome: "failed",
        message: `the state of ${id} could not be read; nothing was destroyed`,
        next: [],
      };
    }
    if (value.state === undefined) {
      tell({ ...turn, outcome: "skipped" });
      continue;
    }
    standing.set(id, party);
    const resources = managedResources(value.state).map(({ type, name }) => ({
      address: `${type}.${name}`,
      action: "delete" as const,
    }));
    tell({ event: "plan", party: id, ...NO_CHANGES, destroyed: resources.length, resources, outputs: [] });
    for (const kept of keptResources(value.state)) tell({ event: "kept", party: id, ...kept });
  }
  return standing;
}

/** Destroys a party, unless somebody still uses it. */
export async function destroyParty(party: OperatedParty, users: readonly string[]): Promise<PartyEvent> {
  const turn = { event: "party", party: party.stackId } as const;
  if (users.length > 0) return { ...turn, ...NO_CHANGES, outcome: "waits", waitsFor: users, seconds: 0 };
  const { value, seconds } = await timed(() => planAndDestroy(party));
  const { created, changed, destroyed } = value.made;
  const counts = { created, changed, destroyed, seconds };
  if (value.kind === "applied") return { ...turn, ...counts, outcome: "destroyed" };
  if (value.kind === "waits") return { ...turn, ...counts, outcome: "waits", waitsFor: value.waitsFor };
  return { ...turn, ...counts, outcome: value.kind, problems: value.problems };
}

async function planAndDestroy(party: OperatedParty): Promise<Applied> {
  const plan = await party.plan({ destroy: true, keep: true });
  if (plan.kind === "planned") return party.apply();
  return { ...plan, made: { ...NO_CHANGES, resources: [], outputs: [] } };
}
