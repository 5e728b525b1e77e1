import { CallError } from "../call-error";

/** Notes what is wrong with a field: its dotted keys as `query.page`, then *expected ..., got ...*. */
export type Report = (field: string, message: string) => void;

/**
 * Reads a value with a reader that reports what is wrong; what it returns besides a report is not used.
 * @throws CallError `bad-event`, all problems in one message: `field: message; field: message`
 */
export function readAll<T>(read: (report: Report) => T): T {
  const problems: string[] = [];
  const value = read((field, message) => problems.push(`${field}: ${message}`));
  if (problems.length > 0) throw new CallError("bad-event", problems.join("; "), 400);
  return value;
}

/** A value as an error quotes it, at most 60 characters of it. */
export function quoted(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Whether the value is an object with keys: no list, no null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the text has half of a surrogate pair, which no encoding on the wire can carry. */
export function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
