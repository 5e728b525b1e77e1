import { many, type OneOrMany, type PolicyDocument } from "../../policies/document";

/** A statement as it is in AWS, of whoever wrote it. */
export interface FoundStatement {
  readonly Sid?: string;
  readonly [element: string]: unknown;
}

/** A policy as it is in AWS. */
export interface FoundPolicy {
  readonly Version?: string;
  readonly Statement: OneOrMany<FoundStatement>;
  readonly [element: string]: unknown;
}

export interface StatementChange {
  readonly sid: string;
  /** Absent if the statement is added. */
  readonly from?: FoundStatement;
  /** Absent if it is removed. */
  readonly to?: FoundStatement;
}

export interface MergedPolicy {
  readonly policy: FoundPolicy;
  readonly changes: readonly StatementChange[];
  /** The number of statements that are not ours, which stay as they are and where they are. */
  readonly foreign: number;
}

/**
 * A policy with our statements in it: each replaces the one with its Sid, and ours that are no longer wanted go. Everything else
 * stays, the version too: another would change what others' statements mean.
 * @param isOurs whether a Sid is one of ours
 */
export function mergePolicy(
  found: FoundPolicy | undefined,
  { Version, Statement: ours }: PolicyDocument,
  isOurs: (sid: string) => boolean,
): MergedPolicy {
  const before = statementsIn(found);
  const wanted = new Map(ours.map((statement) => [statement.Sid, statement as unknown as FoundStatement]));
  const current = new Map(before.flatMap((one) => (isKnown(one.Sid) ? [[one.Sid, one] as const] : [])));
  const kept = before.flatMap((one) => {
    const stays = isKnown(one.Sid) ? successor(one.Sid, one) : one;
    return stays === undefined ? [] : [stays];
  });
  const added = [...wanted].filter(([sid]) => !current.has(sid)).map(([, statement]) => statement);
  const sids = new Set([...current.keys(), ...wanted.keys()]);
  return {
    policy: { Version, ...found, Statement: [...kept, ...added] },
    changes: [...sids].flatMap((sid) => {
      const change = { sid, from: current.get(sid), to: wanted.get(sid) };
      return sameStatement(change.from, change.to) ? [] : [change];
    }),
    foreign: before.length - current.size,
  };

  function isKnown(sid: string | undefined): sid is string {
    return sid !== undefined && (isOurs(sid) || wanted.has(sid));
  }

  /** What is the same but for AWS's spelling stays in that. */
  function successor(sid: string, one: FoundStatement): FoundStatement | undefined {
    const to = wanted.get(sid);
    return sameStatement(one, to) ? one : to;
  }
}

export function statementsIn(policy: FoundPolicy | undefined): readonly FoundStatement[] {
  return many(policy?.Statement ?? []);
}

/** AWS writes a list of one as its value, an account as the ARN of its root user, and principals in an order of its own. */
function sameStatement(one: FoundStatement | undefined, other: FoundStatement | undefined): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [only, ...more] = value.map(canonical).sort((a, b) => (String(a) < String(b) ? -1 : 1));
    return more.length === 0 ? only : [only, ...more];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, canonical(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
