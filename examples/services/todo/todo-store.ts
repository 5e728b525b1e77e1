import type { Page, PageQuery } from "../http/page";
import type { Todo } from "./todo";

/** Keeps what each subject has to do, and shows it to nobody else. Signals abort when there is no more time. */
export interface TodoStore {
  readonly create: (subject: string, todo: Todo, signal: AbortSignal) => Promise<void>;
  readonly read: (subject: string, id: string, signal: AbortSignal) => Promise<Todo | undefined>;
  /** The latest first. */
  readonly list: (subject: string, page: PageQuery, signal: AbortSignal) => Promise<Page<Todo>>;
  /** Completes it, unless it was completed before; undefined if there is none. */
  readonly complete: (
    subject: string,
    id: string,
    completedAt: Date,
    signal: AbortSignal,
  ) => Promise<Todo | undefined>;
}
