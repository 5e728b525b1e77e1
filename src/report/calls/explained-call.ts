/** A call, the verdict on it, and every decision that led there, in AWS's order. */
export interface ExplainedCall {
  /** Unique in a report: letters, digits and hyphens. */
  readonly id: string;
  /** The call in words: `consumer/direct GET / of provider`. */
  readonly words: string;
  readonly allowed: boolean;
  readonly decisions: readonly Decision[];
  /** The decision that settled it, in words. */
  readonly because: string;
}

/** The say of one document, or of one part of a stack, about a call. */
export interface Decision {
  /** `resource policy of provider` */
  readonly by: string;
  /** `allows` */
  readonly says: string;
  /** The statement that said it; absent where it is no statement of a policy, or where none said anything. */
  readonly statement?: StatementLink;
}

export interface StatementLink {
  readonly sid: string;
  /** The id under which a page has the statement. */
  readonly anchor: string;
}

/** Calls by route and caller. */
export interface CallTable {
  readonly caption: string;
  /** Callers, or classes of them. */
  readonly columns: readonly string[];
  readonly rows: readonly CallRow[];
}

export interface CallRow {
  /** `GET /orders/{id}` */
  readonly route: string;
  /** By column: one call, or one of each class of callers in it. */
  readonly cells: readonly (readonly ExplainedCall[])[];
}

/** Every call of some tables. */
export function callsIn(tables: readonly CallTable[]): readonly ExplainedCall[] {
  return tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()));
}
