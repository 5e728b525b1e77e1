import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { IDENTITY } from "../../outline/provider/answerer";
import type { ProviderOutline } from "../../outline/provider/provider";
import { A_FILE } from "./documents";

/** Files of handlers exist, and those that routes name give their functions names of their own. */
export function handlerFiles(
  { providers }: DeploymentOutline,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  return providers.flatMap((provider) => [...namedFiles(provider, isFile), ...modules(provider, isFile)]);
}

function namedFiles({ backend }: ProviderOutline, isFile: (path: string) => boolean): readonly Finding[] {
  return backend.handlers.flatMap(({ path, value, entry }) =>
    value?.entry === undefined || entry === undefined || isFile(entry)
      ? []
      : [unexpected([...path, "entry"], A_FILE, quoted(value.entry))],
  );
}

/** The files that routes name, each once. */
function modules(
  { backend, routes = [] }: ProviderOutline,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  const owners = new Map(backend.handlers.map(({ name }) => [name, "a handler under backend.handlers"]));
  owners.set(IDENTITY.name, "the built-in handler");
  const entries = new Map<string, string>();
  const seen = new Set<string>();
  return routes.flatMap(({ path, answerer }) => {
    const { handler, module, written } = answerer ?? {};
    if (handler === undefined || written === undefined || module === undefined || seen.has(handler))
      return [];
    seen.add(handler);
    const { name, entry } = module;
    const first = entries.get(name) ?? entry;
    entries.set(name, first);
    const owner = owners.get(name) ?? (first === entry ? undefined : "another handler");
    const wanted = !isFile(entry)
      ? A_FILE
      : !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
        ? "a file named with letters, digits and dashes, a letter first"
        : owner && `a file that is not called ${name}, as ${owner} is`;
    return wanted === undefined ? [] : [unexpected([...path, "handler"], wanted, quoted(written))];
  });
}
