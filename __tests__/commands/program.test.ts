import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { UsageError } from "../../src/commands/command-line";
import { COMMANDS, SUMMARIES } from "../../src/commands/command-list";
import { COMMAND_MODULES } from "../../src/commands/command-modules";
import { deploymentFile } from "../../src/commands/deployment-file";
import { program, runProgram } from "../../src/commands/program";
import { crosslink } from "../support/commands/crosslink";
import { exampleFile } from "../support/examples";
import { SOURCES } from "../support/main";

const { DEPLOYMENT } = process.env;
const folder = mkdtempSync(join(tmpdir(), "crosslink-program-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
  if (DEPLOYMENT === undefined) delete process.env.DEPLOYMENT;
  else process.env.DEPLOYMENT = DEPLOYMENT;
});

describe("a command's module", () => {
  const loads = COMMANDS.map((name) => jest.spyOn(COMMAND_MODULES, name));
  const loadedBy = (...args: readonly string[]) => {
    for (const load of loads) load.mockClear();
    program(args);
    return COMMANDS.filter((_, i) => loads[i]?.mock.calls.length);
  };
  afterAll(() => jest.restoreAllMocks());

  it("is not loaded for the help of the program", () => {
    expect(loadedBy("--help")).toEqual([]);
    expect(loadedBy()).toEqual([]);
  });

  it.each(COMMANDS)("is the only one that is loaded when %s is run", (name) => {
    expect(loadedBy(name, "synth", "--json")).toEqual([name]);
    expect(loadedBy("help", name)).toEqual([name]);
  });
});

test("the help of the program names every command with its summary", () => {
  const help = program([]).helpInformation();
  for (const name of COMMANDS) expect(help).toMatch(new RegExp(`^ {2}${name} +${SUMMARIES[name]}$`, "m"));
});

/** What a run writes that ends with a thrown error: its output, and the error. */
async function ended(
  ...args: readonly string[]
): Promise<{ readonly output: string; readonly error: unknown }> {
  const write = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  const error = await runProgram(args).catch((thrown: unknown) => thrown);
  const output = write.mock.calls.map(([text]) => text).join("");
  write.mockRestore();
  return { output, error };
}

test.each(COMMANDS)("the help of %s is the same however it is asked for", async (name) => {
  const asked = await ended(name, "--help");
  expect(asked.output).toContain(`Usage: crosslink ${name} [options]`);
  expect((await ended("help", name)).output).toBe(asked.output);
});

test.each<[string, string[], string]>([
  ["no command", [], "Usage: crosslink [options] [command]\n"],
  ["a command that there is not", ["synthesise"], "unknown command 'synthesise'\n"],
  ["an option that there is not", ["access", "--jsn"], "unknown option '--jsn'\n(Did you mean --json?)\n"],
  ["an option without its value", ["synth", "--file"], "option '-f, --file <path>' argument missing\n"],
  ["an argument too many", ["network", "provider"], "too many arguments for 'network'."],
  ["a question without a call", ["access", "--as", "arn"], 'expected a call such as "GET /path", got ""\n'],
])("%s is refused with the usage", async (_, args, message) => {
  const { output, error } = await ended(...args);
  expect(output).toBe("");
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toMatch(/^UsageError: /);
  expect(String(error).slice("UsageError: ".length).startsWith(message)).toBe(true);
  expect(String(error)).toContain("Usage: crosslink");
});

test("--version prints the version of the package, and ends with status 0", () => {
  expect(crosslink(folder, ["--version"])).toEqual({ status: 0, output: `${version}\n`, errors: "" });
});

test("a reader that reads no more is no error", () => {
  const script = '"$@" 2>errors | true; exit "${PIPESTATUS[0]}"';
  const program = [process.execPath, ...SOURCES, "schema"];
  const { status } = spawnSync("bash", ["-c", script, "bash", ...program], { cwd: folder });
  expect([status, readFileSync(join(folder, "errors"), "utf8")]).toEqual([0, ""]);
});

test("wrong arguments end with status 1, and without a stack trace", () => {
  const { status, output, errors } = crosslink(folder, ["synthesise"]);
  expect({ status, output }).toEqual({ status: 1, output: "" });
  expect(errors).toMatch(/^unknown command 'synthesise'\n\nUsage: crosslink/);
  expect(errors).not.toMatch(/^ +at /m);
});

test("stacks that were not written yet are an error of status 1", () => {
  expect(crosslink(folder, ["network", "--file", exampleFile("one-account")])).toEqual({
    status: 1,
    output: "",
    errors: "expected the stacks provider, consumer in cdktf.out, got none; synthesize first\n",
  });
});

describe("the deployment file", () => {
  const wrong = (name: string) => {
    writeFileSync(join(folder, name), "name: 1\n");
    return join(folder, name);
  };

  it("that is wrong ends the program with status 1 and its problems alone", () => {
    const { status, output, errors } = crosslink(folder, ["access", "--file", wrong("one.yaml")]);
    expect({ status, output }).toEqual({ status: 1, output: "" });
    expect(errors).toMatch(/one\.yaml has \d+ problems:\n(?:.*\n)* {2}1:7 +name: expected/);
    expect(errors).not.toMatch(/^ +at /m);
  });

  it("is what --file names, or DEPLOYMENT, or deployment.yaml, in this order", () => {
    process.env.DEPLOYMENT = "variable.yaml";
    expect(deploymentFile({ file: "option.yaml" })).toBe("option.yaml");
    expect(deploymentFile({})).toBe("variable.yaml");
    process.env.DEPLOYMENT = "";
    expect(deploymentFile({})).toBe("deployment.yaml");
  });

  it.each(["synth", "access", "network"])("of %s is that of --file", async (command) => {
    expect((await ended(command, "--file", wrong("another.yaml"))).error).toMatchObject({
      name: "ConfigError",
      file: join(folder, "another.yaml"),
    });
  });
});
