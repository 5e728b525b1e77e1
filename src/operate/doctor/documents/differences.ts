import {
  type ReadDocument,
  type ReadStatement,
  statementsOf,
} from "../../../access/evaluation/policy/read-document";
import type { PolicyDocument } from "../../../policies/document";

/** A part of a statement in which a live document is not the intended one. */
export interface Difference {
  /** The statement's `Sid`; a live statement without one has its place: `#2`. */
  readonly sid: string;
  /** `Condition.StringEquals.aws:SourceVpce`; absent if one of the documents does not have the statement. */
  readonly part?: string;
  /** Absent if the live document has no such part. */
  readonly live?: string;
  readonly intended?: string;
}

/**
 * The differences of two documents, by statement. The order of statements and values decides nothing, nor does a list of one value
 * in place of the value.
 */
export function differences(live: ReadDocument, intended: PolicyDocument): readonly Difference[] {
  const is = bySid(statementsOf(live));
  const meant = bySid(statementsOf(intended));
  return [...new Set([...meant.keys(), ...is.keys()])].flatMap((sid) =>
    inStatement(sid, is.get(sid), meant.get(sid)),
  );
}

type Parts = ReadonlyMap<string, string>;

function inStatement(
  sid: string,
  live: Parts | undefined,
  intended: Parts | undefined,
): readonly Difference[] {
  if (live === undefined) return [{ sid, intended: "the statement" }];
  if (intended === undefined) return [{ sid, live: "a statement that is not the deployment's" }];
  return [...new Set([...intended.keys(), ...live.keys()])].flatMap((part) =>
    live.get(part) === intended.get(part)
      ? []
      : [{ sid, part, live: live.get(part), intended: intended.get(part) }],
  );
}

function bySid(statements: readonly ReadStatement[]): ReadonlyMap<string, Parts> {
  return new Map(
    statements.map((statement, i) => [statement.Sid ?? `#${i + 1}`, new Map(partsOf(statement, ""))]),
  );
}

function partsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      path === "" && key === "Sid" ? [] : partsOf(inner, path === "" ? key : `${path}.${key}`),
    );
  const values = (Array.isArray(value) ? value : [value]).map(String);
  return [[path, [...new Set(values)].sort().join(", ")]];
}

/** A difference in words: the live value, and the intended one. */
export function differenceEvidence({ sid, part, live, intended }: Difference) {
  const place = part === undefined ? sid : `${sid} ${part}`;
  return { live: `${place}: ${live ?? "absent"}`, intended: `${place}: ${intended ?? "absent"}` };
}
