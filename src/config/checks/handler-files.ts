import { type DeploymentDraft, providersOf } from "../draft";
import { offeredRoutes } from "../draft-routes";
import { expected, type Finding, type Path, quoted } from "../finding";
import { handlerIn, IDENTITY } from "../handler-file";

/** Where handlers are looked up. */
export interface HandlerFolder {
  /** Folder of the deployment file, absolute. */
  readonly folder: string;
  readonly isFile: (path: string) => boolean;
}

/** Files that routes name exist, and give their functions names of their own. */
export function handlerFiles(file: DeploymentDraft, folder: HandlerFolder): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const entries = new Map([[IDENTITY.name, IDENTITY.entry]]);
    const files = new Map<string, Path>();
    for (const { path, handler } of offeredRoutes(provider) ?? []) {
      if (handler !== undefined && !files.has(handler)) files.set(handler, [...path, "handler"]);
    }
    return [...files].flatMap(([written, path]) => {
      const { name, entry } = handlerIn(folder.folder, written);
      const first = entries.get(name) ?? entry;
      entries.set(name, first);
      const wanted = !folder.isFile(entry)
        ? "a file, its path relative to this one"
        : !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
          ? "a file named with letters, digits and dashes, a letter first"
          : first !== entry
            ? `a file that is not called ${name}, as ${first === IDENTITY.entry ? "the built-in" : "another"} handler is`
            : undefined;
      return wanted === undefined ? [] : [{ path, message: expected(wanted, quoted(written)) }];
    });
  });
}
