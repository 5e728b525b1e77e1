import { jsonBody } from "../http/body";
import { subjectOf } from "../http/caller";
import type { Request, Routes } from "../http/handler";
import { HttpError } from "../http/http-error";
import { pageQuery } from "../http/page";
import { makeTodo, type Todo } from "./todo";
import type { TodoStore } from "./todo-store";

/** The routes of what a caller has to do. Nobody sees what is another's. */
export function todoRoutes(store: TodoStore, now = () => new Date()): Routes {
  return {
    "GET /todo": async ({ caller, query, signal }) => ({
      status: 200,
      body: await store.list(subjectOf(caller), pageQuery(query), signal),
    }),
    "POST /todo": async (request) => {
      const subject = subjectOf(request.caller);
      const todo = makeTodo(jsonBody(request), now());
      await store.create(subject, todo, request.signal);
      return { status: 201, body: todo, headers: { location: `/todo/${todo.id}` } };
    },
    "GET /todo/{id}": async ({ caller, params, signal }) => ({
      status: 200,
      body: existing(await store.read(subjectOf(caller), idIn(params), signal)),
    }),
    "POST /todo/{id}/complete": async ({ caller, params, signal }) => ({
      status: 200,
      body: existing(await store.complete(subjectOf(caller), idIn(params), now(), signal)),
    }),
  };
}

function idIn({ id = "" }: Request["params"]): string {
  return existing(/^[0-9a-f-]{36}$/.test(id) ? id : undefined);
}

function existing<T extends Todo | string>(found: T | undefined): T {
  if (found === undefined) throw new HttpError(404, "There is no such item");
  return found;
}
