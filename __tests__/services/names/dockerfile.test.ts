import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { SERVICES, started } from "../support/bundled";
import { call } from "../support/running";

const ROOT = resolve(__dirname, "../../..");
const TEXT = readFileSync(join(SERVICES, "names/Dockerfile"), "utf8");

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile. This one has no heredoc and no continued line. */
const INSTRUCTIONS: readonly Instruction[] = TEXT.split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, name = "", rest = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    return { name, rest };
  });

const lastFrom = INSTRUCTIONS.findLastIndex(({ name }) => name === "FROM");
const builder = INSTRUCTIONS.slice(0, lastFrom);
const image = INSTRUCTIONS.slice(lastFrom + 1);
const all = (instructions: readonly Instruction[], wanted: string) =>
  instructions.filter(({ name }) => name === wanted).map(({ rest }) => rest);

/** The sources in the context and the destinations of copies, but those from another stage. */
const copies = (instructions: readonly Instruction[]) =>
  all(instructions, "COPY")
    .filter((rest) => !rest.startsWith("--from="))
    .map((rest) => rest.split(" ") as [string, string]);

test("every stage begins with one Node 22, by its digest", () => {
  expect(all(INSTRUCTIONS, "ARG")).toEqual([
    expect.stringMatching(/^NODE=node:22\.\S+@sha256:[0-9a-f]{64}$/),
  ]);
  const stages = all(INSTRUCTIONS, "FROM");
  expect(stages).toHaveLength(2);
  expect(stages.filter((stage) => !stage.includes("${NODE}"))).toEqual([]);
});

test("the container runs as a user by number that is not root, on port 8080, without a shell", () => {
  const users = all(image, "USER");
  expect(users).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
  expect(all(image, "EXPOSE")).toEqual(["8080"]);
  expect(JSON.parse(all(image, "ENTRYPOINT")[0] ?? "")).toEqual(["/usr/local/bin/node", "server.js"]);
  expect(all(image, "RUN")).toEqual([]);
});

test("every source of a copy exists, and the build may see it", () => {
  const seen = readFileSync(join(SERVICES, "names/Dockerfile.dockerignore"), "utf8").split("\n");
  const sources = copies(INSTRUCTIONS).map(([source]) => source);
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) {
    expect(existsSync(join(SERVICES, source))).toBe(true);
    expect(seen.some((line) => line.startsWith(`!${source}`))).toBe(true);
  }
  expect(seen).toContain("*");
});

test("the bundler has the version of the project's own", () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(TEXT).toContain(` esbuild@${dependencies.esbuild}\n`);
});

test("what the stages make runs from a folder that cannot be written, with an empty environment", async () => {
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  const [build, app] = [join(folder, "build"), join(folder, "app")];
  for (const [source, to] of copies(builder))
    cpSync(join(SERVICES, source), join(build, to), { recursive: true });
  const bundle = all(builder, "RUN").find((command) => command.startsWith("npx esbuild ")) ?? "";
  const esbuild = join(ROOT, "node_modules/.bin/esbuild");
  execFileSync(esbuild, bundle.split(" ").slice(2), { cwd: build, stdio: "pipe" });
  mkdirSync(app);
  const [, from = "", to = ""] =
    /^--from=bundle \/build\/(\S+) (\S+)$/m.exec(all(image, "COPY").join("\n")) ?? [];
  cpSync(join(build, from), join(app, to));
  for (const [source, name] of copies(image)) cpSync(join(SERVICES, source), join(app, name));
  chmodSync(app, 0o555);

  const service = started(join(app, "server.js"), { PORT: "0", HOST: "127.0.0.1" }, dirname(app));
  const { port } = await service.logged("The service listens");
  expect(await call(Number(port), "GET /ada")).toMatchObject({ status: 200 });
  service.process.kill("SIGTERM");
  expect(await service.exited).toBe(0);
  chmodSync(app, 0o755);
  rmSync(folder, { recursive: true });
});
