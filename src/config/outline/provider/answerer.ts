import { basename, dirname, extname, join, resolve } from "node:path";
import { IDENTITY_HANDLER } from "../../../model/aws/names";
import type { Handler } from "../../../model/provider";
import { MODULE } from "../../schema/provider/handler";

/** The handler that answers routes without one of their own: it says who called. */
export const IDENTITY: Handler = {
  name: IDENTITY_HANDLER,
  entry: join(__dirname, "..", "..", "..", "..", "lambdas", "identity", "handler.ts"),
  environment: {},
  statements: [],
};

/** The handler that a route names. */
export interface Answerer {
  readonly name: string;
  /** The built-in handler, or one that is no more than a module; absent for one of `backend.handlers`. */
  readonly module?: Handler;
  /** The words that name it, a document's path as an absolute one. */
  readonly handler?: string;
  /** The same as they are written. */
  readonly written?: string;
}

/** Answers every route that names no handler. */
export const BUILT_IN: Answerer = { name: IDENTITY.name, module: IDENTITY };

/** @param folder what the path of a module is relative to */
export function answererOf(handler: string, folder: string, written = handler): Answerer {
  if (!isModule(handler)) return { name: handler, handler, written };
  const module = handlerIn(folder, handler);
  return { name: module.name, module, handler, written };
}

/** True if a route names its handler by a file, and not by a name under `backend.handlers`. */
export function isModule(handler: string): boolean {
  return MODULE.test(handler);
}

/** The handler in a file, which is called after it, or after its folder where the file's own name says nothing. */
function handlerIn(folder: string, file: string): Handler {
  const entry = resolve(folder, file);
  const base = basename(entry, extname(entry));
  const name = base === "index" || base === "handler" ? basename(dirname(entry)) : base;
  return { name: name.toLowerCase(), entry, environment: {}, statements: [] };
}
