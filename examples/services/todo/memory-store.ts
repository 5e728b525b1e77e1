import type { Todo } from "./todo";
import type { TodoStore } from "./todo-store";

/** Keeps everything in memory, until the process ends. */
export function memoryStore(): TodoStore {
  const bySubject = new Map<string, Map<string, Todo>>();
  const todosOf = (subject: string) => {
    const todos = bySubject.get(subject) ?? new Map<string, Todo>();
    bySubject.set(subject, todos);
    return todos;
  };
  return {
    create: async (subject, todo) => void todosOf(subject).set(todo.id, todo),
    read: async (subject, id) => todosOf(subject).get(id),
    list: async (subject, { limit, next }) => {
      const older = [...todosOf(subject).values()]
        .filter(({ id }) => next === undefined || id < next)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const items = older.slice(0, limit);
      return { items, next: older.length > limit ? items.at(-1)?.id : undefined };
    },
    complete: async (subject, id, completedAt) => {
      const todo = todosOf(subject).get(id);
      if (todo === undefined) return undefined;
      const completed = { completedAt: completedAt.toISOString(), ...todo };
      todosOf(subject).set(id, completed);
      return completed;
    },
  };
}
