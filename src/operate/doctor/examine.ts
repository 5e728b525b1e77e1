import type { Call } from "./call";
import type { Cause, Found } from "./cause";
import type { ReadFacts } from "./facts/read-facts";
import { NotRead } from "./facts/reading";
import type { Examined } from "./kind";

/** A cause that was found, with the calls that it is about. */
export interface Finding extends Found {
  readonly cause: Pick<Cause, "id" | "hop" | "name">;
  readonly refuses: boolean;
  readonly calls: readonly Call[];
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
type Look<C, F> = { readonly cause: Cause<C, F>; readonly call: C } & (
  | { readonly found: Found | undefined }
  | { readonly notRead: NotRead }
);

/** Looks for every cause of every call. */
export async function examine<C extends Call, F>(
  { kind: { causes }, calls }: Examined<C, F>,
  facts: Pick<ReadFacts<C, F>, "fact">,
): Promise<Diagnosis> {
  const looks = await Promise.all(
    calls.flatMap((call) => causes.map((cause) => lookFor(cause, call, facts))),
  );
  return {
    findings: findingsOf(looks, causes),
    unread: unreadOf(looks),
    calls: calls.length,
    looks: looks.filter((look) => "found" in look).length,
  };
}

async function lookFor<C, F>(
  cause: Cause<C, F>,
  call: C,
  facts: Pick<ReadFacts<C, F>, "fact">,
): Promise<Look<C, F>> {
  const read = await Promise.allSettled(
    cause.reads.map(async (name) => [name, await facts.fact(call, name)] as const),
  );
  const failed = read.find((one) => one.status === "rejected");
  if (failed !== undefined) {
    if (failed.reason instanceof NotRead) return { cause, call, notRead: failed.reason };
    throw failed.reason;
  }
  const known = Object.fromEntries(read.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
  return { cause, call, found: cause.look(known as F, call) };
}

function findingsOf<C extends Call, F>(
  looks: readonly Look<C, F>[],
  causes: readonly Cause<C, F>[],
): readonly Finding[] {
  const groups = new Map<string, Finding>();
  const refused = new Set<Call>();
  for (const look of looks) {
    if ("notRead" in look || look.found === undefined || look.cause.isSymptom) continue;
    add(groups, look.cause, look.call, look.found);
    if (look.found.refuses ?? true) refused.add(look.call);
  }
  for (const look of looks)
    if (!("notRead" in look) && look.found && look.cause.isSymptom && !refused.has(look.call))
      add(groups, look.cause, look.call, look.found);
  const placeOf = ({ cause }: Finding) => causes.findIndex(({ id }) => id === cause.id);
  return refusingFirst([...groups.values()].toSorted((a, b) => placeOf(a) - placeOf(b)));
}

function refusingFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => Number(b.refuses) - Number(a.refuses));
}

/** Calls for which the same cause has the same evidence are told once. */
function add<C extends Call, F>(
  groups: Map<string, Finding>,
  cause: Cause<C, F>,
  call: C,
  found: Found,
): void {
  const key = JSON.stringify([cause.id, found.evidence, found.mend]);
  const known = groups.get(key);
  const refuses = (found.refuses ?? true) || (known?.refuses ?? false);
  const { id, hop, name } = cause;
  groups.set(key, { ...found, cause: { id, hop, name }, refuses, calls: [...(known?.calls ?? []), call] });
}

function unreadOf<C, F>(looks: readonly Look<C, F>[]): readonly Unread[] {
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

/** One diagnosis of several, of calls of different kinds. */
export function together(diagnoses: readonly Diagnosis[]): Diagnosis {
  const sum = (of: (one: Diagnosis) => number) => diagnoses.reduce((all, one) => all + of(one), 0);
  return {
    findings: refusingFirst(diagnoses.flatMap(({ findings }) => findings)),
    unread: diagnoses.flatMap(({ unread }) => unread),
    calls: sum(({ calls }) => calls),
    looks: sum(({ looks }) => looks),
  };
}
