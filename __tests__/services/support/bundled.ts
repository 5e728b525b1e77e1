import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { esbuild, OPTIONS } from "../../../src/bundle/esbuild-options";

export const SERVICES = resolve(__dirname, "../../../examples/services");

/** Bundles a service's entry with the options of Crosslink's functions. */
export async function bundled(name: string) {
  const { outputFiles, metafile } = await esbuild().build({
    ...OPTIONS,
    absWorkingDir: SERVICES,
    entryPoints: [`${name}/server.ts`],
  });
  return { files: outputFiles, inputs: Object.keys(metafile.inputs) };
}

/** Bundles a service into a folder, as `server.js`. */
export async function bundledInto(folder: string, name: string): Promise<string> {
  const { files } = await bundled(name);
  const file = join(folder, "server.js");
  writeFileSync(file, files[0]?.contents ?? "");
  return file;
}

/** A process with the lines of its log. */
export interface Started {
  readonly process: ChildProcess;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** The first line that has this message. */
  readonly logged: (message: string) => Promise<Readonly<Record<string, unknown>>>;
  /** The status with which it exits. */
  readonly exited: Promise<number | null>;
}

/** Starts a script with these variables and no others. */
export function started(file: string, env: NodeJS.ProcessEnv, cwd = resolve(file, "..")): Started {
  const process_ = spawn(process.execPath, [file], { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const lines: Record<string, unknown>[] = [];
  const output = createInterface({ input: process_.stdout });
  output.on("line", (line) => lines.push(JSON.parse(line)));
  const exited = once(process_, "close").then(([status]) => status as number | null);
  const logged = async (message: string) => {
    for (;;) {
      const line = lines.find((one) => one.message === message);
      if (line !== undefined) return line;
      await Promise.race([
        once(output, "line"),
        exited.then(() => Promise.reject(new Error(`no "${message}"`))),
      ]);
    }
  };
  return { process: process_, lines, logged, exited };
}
