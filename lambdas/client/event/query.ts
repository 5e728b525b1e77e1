import { isMalformed, isRecord, quoted, type Report } from "./problem";

/** The query of a call, each name with its values in the order given. */
export type Query = Readonly<Record<string, readonly string[]>>;

/**
 * Reads the query of a call: `{ name: value }` or `{ name: [value, value] }`. A value is text, a number or a
 * boolean. An empty list leaves the name out. Names that belong to the signature (`X-Amz-...`) are refused.
 */
export function readQuery(query: unknown, report: Report): Query {
  if (query === undefined) return {};
  if (!isRecord(query)) {
    report("query", `expected names with values, got ${quoted(query)}`);
    return {};
  }
  const entries = Object.entries(query);
  for (const [name] of entries) checkName(name, report);
  return Object.fromEntries(entries.map(([name, value]) => [name, readValues(name, value, report)]));
}

function checkName(name: string, report: Report): void {
  if (name === "" || isMalformed(name)) report("query", `expected a name, got ${quoted(name)}`);
  if (/^x-amz-/i.test(name) || name === "__proto__")
    report(`query.${name}`, "expected a name of the API's own, got one that is reserved");
}

function readValues(name: string, value: unknown, report: Report): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const item of values.filter((item) => !isScalar(item) || isMalformed(String(item))))
    report(`query.${name}`, `expected text, a number, a boolean or a list of them, got ${quoted(item)}`);
  return values.map(String);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
