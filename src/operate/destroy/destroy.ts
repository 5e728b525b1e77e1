import { type Conclusion, conclude } from "../conclude";
import { expectSomebodyToAsk } from "../expect-somebody";
import type { Operation } from "../operation";
import type { ExitStatus, PartyEvent } from "../operation-event";
import { type Fleet, fleet } from "../parties/fleet";
import { inOrder, requiring } from "../parties/in-order";
import { destroyParty, survey } from "./destroy-party";

export interface DestroyOptions {
  /** The one party to destroy. @default all */
  readonly only?: string;
  /** Goes on without asking for the deployment's name. @default false */
  readonly yes?: boolean;
}

/**
 * Destroys what was deployed: consumers before their providers, unless one alone is named. The state objects and the bucket stay.
 * @returns 0 = nothing is left, 1 = something is
 */
export function destroy(operation: Operation, { only, yes = false }: DestroyOptions): Promise<ExitStatus> {
  return conclude(operation, async () => {
    expectSomebodyToAsk(operation, yes);
    const all = await fleet(operation, only);
    const surveyed = await survey(all, operation);
    if ("outcome" in surveyed) return surveyed;
    if (surveyed.size === 0)
      return { status: 0, outcome: "done", message: "there is nothing to destroy", next: [] };
    const { name } = all.synthesis.deployment;
    const answer = yes
      ? name
      : await operation.ask?.(`Destroy this? The deployment's name (${name}) is taken for a yes: `);
    if (answer?.trim() !== name)
      return { status: 1, outcome: "stopped", message: "stopped before anything was destroyed", next: [] };
    return conclusion(await destroyAll(surveyed, all, operation), operation);
  });
}

/** Destroys parties, each after those that require facts of it. One that could not be destroyed keeps its providers. */
async function destroyAll(
  parties: Fleet["parties"],
  { links }: Fleet,
  { tell }: Operation,
): Promise<readonly PartyEvent[]> {
  const left = new Set(parties.keys());
  const users = requiring(links);
  const events = await inOrder([...parties.keys()], users, async (id) => {
    const party = parties.get(id);
    if (party === undefined) throw new Error(`expected a party ${id}, got none`);
    const event = await destroyParty(
      party,
      users(id).filter((user) => left.has(user)),
    );
    if (event.outcome === "destroyed") left.delete(id);
    tell(event);
    return event;
  });
  return [...events.values()];
}

function conclusion(events: readonly PartyEvent[], { commandLine }: Operation): Conclusion {
  const left = events.filter(({ outcome }) => outcome !== "destroyed").map(({ party }) => party);
  const again = { status: 1, next: [commandLine("destroy")] } as const;
  if (left.length === 0)
    return {
      status: 0,
      outcome: "done",
      message: "destroyed; the state objects stay, and are empty",
      next: [],
    };
  if (events.some(({ outcome }) => outcome === "interrupted"))
    return {
      ...again,
      outcome: "interrupted",
      message: `interrupted; something is left of ${left.join(", ")}:`,
    };
  return {
    ...again,
    outcome: "failed",
    message: `something is left of ${left.join(", ")}; when it is mended:`,
  };
}
