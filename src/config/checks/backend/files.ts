import { type Finding, type Path, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { IDENTITY } from "../../outline/provider/answerer";
import { documentPath } from "../../outline/provider/described-apis";
import type { ProviderOutline } from "../../outline/provider/provider";

const A_FILE = "a file, its path relative to this one";

type IsFile = (path: string) => boolean;

/** Files that a deployment names exist; those that routes name give their functions names of their own. */
export function files({ providers }: DeploymentOutline, isFile: IsFile): readonly Finding[] {
  const absent = (path: Path, file: string | undefined, written: string | undefined) =>
    file && written && !isFile(file) ? [unexpected(path, A_FILE, quoted(written))] : [];
  return providers.flatMap((provider) => [
    ...absent(documentPath(provider.path), provider.document, provider.value?.service?.openapi),
    ...provider.backend.handlers.flatMap(({ path, entry, value }) =>
      absent([...path, "entry"], entry, value?.entry),
    ),
    ...modules(provider, isFile),
  ]);
}

/** The files that routes name, each once. */
function modules({ backend, routes = [] }: ProviderOutline, isFile: IsFile): readonly Finding[] {
  const named = { entry: "", whose: "a handler under backend.handlers" };
  const taken = new Map(backend.handlers.map(({ name }) => [name, named]));
  taken.set(IDENTITY.name, { entry: IDENTITY.entry, whose: "the built-in handler" });
  const seen = new Set<string>();
  return routes.flatMap(({ path, answerer }) => {
    const { handler, module, written } = answerer ?? {};
    if (!handler || !written || !module || seen.has(handler)) return [];
    seen.add(handler);
    const { name, entry } = module;
    const first = taken.get(name) ?? { entry, whose: "another handler" };
    taken.set(name, first);
    const wanted = !isFile(entry)
      ? A_FILE
      : !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
        ? "a file named with letters, digits and dashes, a letter first"
        : first.entry !== entry && `a file that is not called ${name}, as ${first.whose} is`;
    return wanted ? [unexpected([...path, "handler"], wanted, quoted(written))] : [];
  });
}
