import type { Routes } from "../http/handler";
import { HttpError } from "../http/http-error";
import { pageQuery } from "../http/page";
import { type Name, pageOf } from "./names";

/** The routes of names that everybody may read; the gateway takes the prefix `/names` away. */
export function nameRoutes(names: readonly Name[]): Routes {
  return {
    "GET /": ({ query }) => ({ status: 200, body: pageOf(names, pageQuery(query)) }),
    "GET /{id}": ({ params }) => {
      const name = names.find(({ id }) => id === params.id);
      if (name === undefined) throw new HttpError(404, "There is no such name");
      return { status: 200, body: name };
    },
  };
}
