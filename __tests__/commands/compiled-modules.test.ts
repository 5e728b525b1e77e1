import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepCompiled, type LoadedModule, type Loaders } from "../../src/commands/start/compiled-modules";

describe("a module that was compiled before", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-modules-"));
  const file = join(folder, "module.ts");
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Loads the file once, as a process does, and gives what was run and how often something was compiled. */
  function load(path = file): { readonly ran: string; readonly compiled: number } {
    let ran = "";
    let compiled = 0;
    const loaders: Loaders = {
      ".ts": (module, name) => {
        compiled++;
        module._compile(`compiled ${compiled}`, name);
      },
    };
    const listeners = process.listeners("exit");
    keepCompiled(loaders, folder);
    const ending = process.listeners("exit").find((one) => !listeners.includes(one));
    const module = { _compile: (code: string) => (ran = code) } as unknown as LoadedModule;
    loaders[".ts"]?.(module, path);
    if (ending) process.removeListener("exit", ending);
    ending?.(0);
    return { ran, compiled };
  }

  it("is not compiled again", () => {
    writeFileSync(file, "first");
    expect(load()).toEqual({ ran: "compiled 1", compiled: 1 });
    expect(load()).toEqual({ ran: "compiled 1", compiled: 0 });
  });

  it("is compiled again after a change, even of the same length", () => {
    writeFileSync(file, "other");
    expect(load()).toEqual({ ran: "compiled 1", compiled: 1 });
  });

  it("is forgotten when its file is gone and another one is compiled", () => {
    const other = join(folder, "other.ts");
    writeFileSync(other, "gone soon");
    load(other);
    rmSync(other);
    writeFileSync(file, "changed once more");
    load();
    const [store = ""] = readdirSync(folder).filter((name) => name.startsWith("modules-"));
    expect(Object.keys(JSON.parse(readFileSync(join(folder, store), "utf8")))).toEqual([file]);
  });
});
