import {
  type ReadDocument,
  type ReadStatement,
  statementsOf,
} from "../../../access/evaluation/policy/read-document";
import { paired } from "../side";

/** The difference between one policy on two sides, by whole statements. */
export interface DocumentChange {
  /** The policy, as it is printed: `resource policy of provider`. */
  readonly document: string;
  readonly is: "added" | "removed" | "changed";
  readonly statements: readonly StatementChange[];
}

/** A statement that only one side has, or that the sides write differently. */
export interface StatementChange {
  /** Its Sid; one without any is known by its place: `statement 2`. */
  readonly sid: string;
  readonly is: "added" | "removed" | "changed";
  readonly before?: ReadStatement;
  readonly after?: ReadStatement;
  /** The fields that differ: `Resource`, `Condition.StringEquals.aws:SourceVpce`. */
  readonly fields: readonly FieldChange[];
}

/** A field of a statement, with the values that only one side has. */
export interface FieldChange {
  readonly field: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A policy by the name under which it is printed. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: ReadDocument;
}

/**
 * Compares policies statement by statement. The order of statements and of values decides nothing, nor does it whether a single value
 * stands in a list.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function documentChanges(
  before: readonly NamedPolicy[],
  after: readonly NamedPolicy[],
): readonly DocumentChange[] {
  return paired(before, after, ({ name }) => name).flatMap(({ key, before, after }) => {
    const statements = statementChanges(before?.policy, after?.policy);
    if (before && after && statements.length === 0) return [];
    return { document: key, is: kindOf(before, after), statements };
  });
}

function kindOf(before: unknown, after: unknown): DocumentChange["is"] {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

/** The statements that differ between two policies, of which one may be absent. */
export function statementChanges(
  before: ReadDocument | undefined,
  after: ReadDocument | undefined,
): readonly StatementChange[] {
  const pairs = paired(named(before), named(after), ({ sid }) => sid);
  return pairs.flatMap(({ key, before: earlier, after: later }) => {
    const fields = fieldChanges(earlier?.statement, later?.statement);
    if (earlier && later && fields.length === 0) return [];
    return {
      ...{ sid: key, is: kindOf(earlier, later), fields },
      before: earlier?.statement,
      after: later?.statement,
    };
  });
}

/** Statements by their Sids; one that has none, or that of an earlier one, by its place. */
function named(document: ReadDocument | undefined) {
  const known = new Set<string>();
  return (document ? statementsOf(document) : []).map((statement, i) => {
    const { Sid } = statement;
    const sid = Sid === undefined || known.has(Sid) ? `statement ${i + 1}` : Sid;
    known.add(sid);
    return { sid, statement };
  });
}

function fieldChanges(before: ReadStatement = NONE, after: ReadStatement = NONE): readonly FieldChange[] {
  const [earlier, later] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((field) => {
    const [was, is] = [earlier.get(field) ?? [], later.get(field) ?? []];
    const removed = was.filter((value) => !is.includes(value));
    const added = is.filter((value) => !was.includes(value));
    return removed.length + added.length > 0 ? { field, removed, added } : [];
  });
}

const NONE = {} as ReadStatement;

/** The values of each field, as texts, by the path to it. */
function fieldsOf(statement: ReadStatement): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  const visit = (path: readonly string[], value: unknown): void => {
    if (Array.isArray(value)) fields.set(path.join("."), [...new Set(value.map(text))]);
    else if (typeof value !== "object" || value === null) fields.set(path.join("."), [text(value)]);
    else for (const [key, inner] of Object.entries(value)) visit([...path, key], inner);
  };
  for (const [element, value] of Object.entries(statement)) {
    if (element !== "Sid" && value !== undefined) visit([element], value);
  }
  return fields;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
