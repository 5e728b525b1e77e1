import { resolve } from "node:path";
import { expected, type Finding, type Path, quoted } from "../../findings/finding";
import { type DeploymentDraft, handlersOf, providersOf } from "../../outline/draft";
import { offeredRoutes } from "../../outline/draft-routes";
import { handlerIn, IDENTITY, isModule } from "../../outline/handler-file";

/** Where handlers are looked up. */
export interface HandlerFolder {
  /** Folder of the deployment file, absolute. */
  readonly folder: string;
  readonly isFile: (path: string) => boolean;
}

/** Files of handlers exist, and those that routes name give their functions names of their own. */
export function handlerFiles(file: DeploymentDraft, folder: HandlerFolder): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const named = handlersOf(provider);
    const entries = new Map(named.map(({ name }) => [name, NAMED]));
    entries.set(IDENTITY.name, IDENTITY.entry);
    const files = new Map<string, { readonly path: Path; readonly written: string }>();
    for (const { path, handler, written = handler } of offeredRoutes(provider) ?? []) {
      if (handler === undefined || written === undefined || !isModule(handler) || files.has(handler))
        continue;
      files.set(handler, { path: [...path, "handler"], written });
    }
    const missing = named.flatMap(({ path, value }) => {
      if (value?.entry === undefined || folder.isFile(resolve(folder.folder, value.entry))) return [];
      return [{ path: [...path, "entry"], message: expected(A_FILE, quoted(value.entry)) }];
    });
    const refused = [...files].flatMap(([handler, { path, written }]) => {
      const { name, entry } = handlerIn(folder.folder, handler);
      const first = entries.get(name) ?? entry;
      entries.set(name, first);
      const wanted = !folder.isFile(entry)
        ? A_FILE
        : !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
          ? "a file named with letters, digits and dashes, a letter first"
          : first !== entry
            ? `a file that is not called ${name}, as ${whose(first)} is`
            : undefined;
      return wanted === undefined ? [] : [{ path, message: expected(wanted, quoted(written)) }];
    });
    return [...missing, ...refused];
  });
}

const A_FILE = "a file, its path relative to this one";

/** Stands for the file of a handler under `backend.handlers`, whichever that is: its name is taken. */
const NAMED = "";

function whose(entry: string): string {
  if (entry === IDENTITY.entry) return "the built-in handler";
  return entry === NAMED ? "a handler under backend.handlers" : "another handler";
}
