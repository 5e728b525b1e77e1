import { basename, dirname, extname, join, resolve } from "node:path";
import { IDENTITY_HANDLER } from "../../model/aws/names";
import type { Handler } from "../../model/provider";
import { MODULE } from "../schema/provider/handler";

/** The handler that answers routes without one of their own: it says who called. */
export const IDENTITY: Handler = {
  name: IDENTITY_HANDLER,
  entry: join(__dirname, "..", "..", "..", "lambdas", "identity", "handler.ts"),
  environment: {},
  statements: [],
};

/** Whether a route names its handler by a file, and not by a name under `backend.handlers`. */
export function isModule(handler: string): boolean {
  return MODULE.test(handler);
}

/**
 * The handler in a file that a route names. It is called after the file, or after the folder where the file has
 * one of the names that say nothing.
 * @param folder what the file's path is relative to
 */
export function handlerIn(folder: string, file: string): Handler {
  const entry = resolve(folder, file);
  const base = basename(entry, extname(entry));
  const name = base === "index" || base === "handler" ? basename(dirname(entry)) : base;
  return { name: name.toLowerCase(), entry, environment: {}, statements: [] };
}
