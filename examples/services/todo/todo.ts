import { randomUUID } from "node:crypto";
import { HttpError } from "../http/http-error";

/** Something to do. */
export interface Todo {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  /** Absent as long as it is not done. */
  readonly completedAt?: string;
}

/** The longest title, in characters. */
const LONGEST_TITLE = 200;

/** Makes what a client asks for: `{ "title": "Buy milk" }`. @throws HttpError 400 for anything else */
export function makeTodo(body: unknown, now: Date): Todo {
  const { title, ...others } = Object(body) as Record<string, unknown>;
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new HttpError(400, `The body has only a title, not ${unknown.join(", ")}`);
  if (typeof title !== "string" || title.trim() === "" || title.length > LONGEST_TITLE)
    throw new HttpError(400, `title: expected a text of 1 to ${LONGEST_TITLE} characters`);
  return { id: makeId(now), title: title.trim(), createdAt: now.toISOString() };
}

/**
 * Makes an id that sorts by time: a UUID of version 7.
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
function makeId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
