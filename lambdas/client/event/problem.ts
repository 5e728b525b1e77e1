import { CallError } from "../call-error";

/** Records a problem: the field by its dotted keys, such as `query.page`, then *expected ..., got ...*. */
export type Report = (field: string, message: string) => void;

/**
 * Runs a reader, and returns its value if it reported no problem.
 * @throws CallError `bad-event`, with all problems in one message: `field: message; field: message`
 */
export function readAll<T>(read: (report: Report) => T): T {
  const problems: string[] = [];
  const value = read((field, message) => problems.push(`${field}: ${message}`));
  if (problems.length > 0) throw new CallError("bad-event", problems.join("; "), 400);
  return value;
}

/** A value as an error message quotes it, cut to 60 characters. */
export function quoted(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** True if the value is an object with keys, and neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True if the text has half of a surrogate pair, which no encoding on the wire can carry. */
export function isMalformed(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
