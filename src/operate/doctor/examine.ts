import { type Cause, type Found, HOPS } from "./cause";
import { CAUSES } from "./causes/causes";
import type { ExaminedCall } from "./examined-call";
import type { Facts } from "./facts/facts";
import type { ReadFacts } from "./facts/read-facts";
import { NotRead } from "./facts/reading";

/** A cause that was found, with the calls that it is about. */
export interface Finding extends Found {
  readonly cause: Pick<Cause, "id" | "hop" | "name">;
  readonly refuses: boolean;
  readonly calls: readonly ExaminedCall[];
}

/** Something that could not be read, and the causes that therefore were not looked for. */
export interface Unread {
  readonly reason: NotRead;
  readonly causes: readonly string[];
}

export interface Diagnosis {
  /** What refuses calls first; both groups in the order in which AWS decides. */
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
  readonly calls: number;
  /** The number of causes that were looked for, over all calls. */
  readonly looks: number;
}

/** The outcome of looking for one cause of one call. */
type Look = { readonly cause: Cause; readonly call: ExaminedCall } & (
  | { readonly found: Found | undefined }
  | { readonly notRead: NotRead }
);

/** Looks for every cause of every call. */
export async function examine(calls: readonly ExaminedCall[], facts: ReadFacts): Promise<Diagnosis> {
  const looks = await Promise.all(
    calls.flatMap((call) => CAUSES.map((cause) => lookFor(cause, call, facts))),
  );
  return {
    findings: findingsOf(looks),
    unread: unreadOf(looks),
    calls: calls.length,
    looks: looks.filter((look) => "found" in look).length,
  };
}

async function lookFor(cause: Cause, call: ExaminedCall, facts: ReadFacts): Promise<Look> {
  const read = await Promise.allSettled(
    cause.reads.map(async (name) => [name, await facts.fact(call, name)] as const),
  );
  const failed = read.find((one) => one.status === "rejected");
  if (failed !== undefined) {
    if (failed.reason instanceof NotRead) return { cause, call, notRead: failed.reason };
    throw failed.reason;
  }
  const known = Object.fromEntries(read.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
  return { cause, call, found: cause.look(known as unknown as Facts, call) };
}

function findingsOf(looks: readonly Look[]): readonly Finding[] {
  const groups = new Map<string, Finding>();
  const refused = new Set<ExaminedCall>();
  for (const look of looks) {
    if ("notRead" in look || look.found === undefined || look.cause.isSymptom) continue;
    add(groups, look.cause, look.call, look.found);
    if (look.found.refuses ?? true) refused.add(look.call);
  }
  for (const look of looks)
    if (!("notRead" in look) && look.found && look.cause.isSymptom && !refused.has(look.call))
      add(groups, look.cause, look.call, look.found);
  return [...groups.values()].toSorted(
    (a, b) => Number(b.refuses) - Number(a.refuses) || placeOf(a) - placeOf(b),
  );
}

/** Calls for which the same cause has the same evidence are told once. */
function add(groups: Map<string, Finding>, cause: Cause, call: ExaminedCall, found: Found): void {
  const key = JSON.stringify([cause.id, found.evidence, found.mend]);
  const known = groups.get(key);
  const refuses = (found.refuses ?? true) || (known?.refuses ?? false);
  const { id, hop, name } = cause;
  groups.set(key, { ...found, cause: { id, hop, name }, refuses, calls: [...(known?.calls ?? []), call] });
}

function placeOf({ cause }: Finding): number {
  return HOPS.indexOf(cause.hop) * CAUSES.length + CAUSES.findIndex(({ id }) => id === cause.id);
}

function unreadOf(looks: readonly Look[]): readonly Unread[] {
  const groups = new Map<string, Unread>();
  for (const look of looks) {
    if (!("notRead" in look)) continue;
    const { notRead: reason } = look;
    const key = `${reason.what} ${reason.account} ${reason.message}`;
    const causes = new Set([...(groups.get(key)?.causes ?? []), look.cause.id]);
    groups.set(key, { reason, causes: [...causes] });
  }
  return [...groups.values()];
}
