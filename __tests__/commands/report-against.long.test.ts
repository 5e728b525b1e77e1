import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type OtherFile, withOtherFile } from "../../src/commands/report/against/other-deployment";
import { loadDeployment } from "../../src/config/load-deployment";
import { ConfigError } from "../../src/model/problem";
import { EXAMPLES } from "../support/examples";
import { SOURCES } from "../support/main";

const root = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-report-")));
const repository = join(root, "repository");
const temporary = join(root, "tmp");
const file = join(repository, "infra", "deployment.yaml");

const git = (...args: string[]) =>
  execFileSync(
    "git",
    ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args],
    {
      ...{ cwd: repository, encoding: "utf8", stdio: "pipe" },
    },
  );

const example = readFileSync(join(EXAMPLES, "custom-handlers.yaml"), "utf8");
const GRANTED = '[GET /catalogue, "GET /orders/{id}", "GET /pictures/{key+}"]';
const MORE = '[GET /catalogue, "GET /orders/{id}", "PUT /orders/{id}", "GET /pictures/{key+}"]';

beforeAll(() => {
  mkdirSync(join(repository, "infra"), { recursive: true });
  mkdirSync(temporary);
  git("init", "--quiet", "--initial-branch", "main");
  cpSync(join(EXAMPLES, "handlers"), join(repository, "infra", "handlers"), { recursive: true });
  writeFileSync(file, example);
  // Packages are installed beside the file, and in no ref.
  symlinkSync(resolve(__dirname, "../../node_modules"), join(repository, "node_modules"));
  writeFileSync(join(repository, ".git", "info", "exclude"), "node_modules\n");
  git("add", ".");
  git("commit", "--quiet", "--message", "one");
  git("tag", "granted");
  writeFileSync(file, example.replace("name: orders", "name: Orders!"));
  git("commit", "--quiet", "--all", "--message", "broken");
  git("tag", "broken");
  git("rm", "--quiet", "infra/deployment.yaml");
  git("commit", "--quiet", "--message", "none");
  git("tag", "none");
  writeFileSync(file, example.replace(GRANTED, MORE));
  // The handlers of each side are its own.
  writeFileSync(
    join(repository, "infra", "handlers", "catalogue.ts"),
    "export const handler = () => ({});\n",
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function report(...args: string[]) {
  const env = { ...process.env, TMPDIR: temporary, CDKTF_OUTDIR: join(root, "out"), NO_COLOR: "1" };
  return spawnSync(process.execPath, [...SOURCES, "report", "--file", "infra/deployment.yaml", ...args], {
    ...{ cwd: repository, env, encoding: "utf8" },
  });
}

/** The message of the error that a comparison ends with, before anything is decided. */
async function refusal(against: string, named = file): Promise<string> {
  try {
    await withOtherFile(against, named, async ({ path }: OtherFile) => loadDeployment(path));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "none";
}

test("what a working tree newly allows is told, fails if that is asked for, and leaves no file behind", () => {
  const before = git("status", "--porcelain");
  const { status, stdout, stderr } = report("--against", "granted", "--json", "--fail-on", "new-access");
  expect([status, stderr]).toEqual([3, ""]);
  const { before: earlier, after, newlyAllowed, newlyRefused } = JSON.parse(stdout);
  expect([earlier, after]).toEqual(["infra/deployment.yaml of granted", "infra/deployment.yaml"]);
  expect(newlyAllowed.map(({ what, caller }: Record<string, string>) => [what, caller])).toEqual([
    ["PUT /orders/{id}", "reader of consumer"],
  ]);
  // A second method of a path brings the Deny of paths with dots, which no client writes.
  expect(newlyRefused.map(({ what }: Record<string, string>) => what)).toEqual([
    "GET /orders/{id} (in an unusual spelling)",
    "GET /pictures/{key+} (in an unusual spelling)",
  ]);
  expect(git("status", "--porcelain")).toBe(before);
  expect(readdirSync(temporary).filter((name) => name.startsWith("crosslink-against"))).toEqual([]);
});

test("the text is printed and the page written, with a plan beside it; nothing fails where that is not asked for", () => {
  const plan = resolve(__dirname, "../report/diff/plan/plan.json");
  const { status, stdout } = report("--against", "granted", "--plan", plan, "--output", "page.html");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^1 newly allowed, 2 newly refused\n/);
  expect(stdout).toContain(
    "aws_vpc_endpoint.execute_api is replaced for vpc_id: the endpoint gets another id",
  );
  expect(readFileSync(join(repository, "page.html"), "utf8")).toContain("<h2>Newly allowed: 1</h2>");
  rmSync(join(repository, "page.html"));
});

test("an error of the other side names it, with its line and without a temporary folder, and is the exit status 1", () => {
  const { status, stderr } = report("--against", "broken", "--markdown");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^infra\/deployment\.yaml of broken has 1 problem:\n {2}\d+:\d+ +name: expected /);
  expect(stderr).not.toContain("crosslink-against");
  expect(readdirSync(temporary).filter((name) => name.startsWith("crosslink-against"))).toEqual([]);
});

test("options of a comparison without one are refused", () => {
  const { status, stderr } = report("--markdown");
  expect([status, stderr]).toEqual([1, "expected --against beside --markdown, got none\n"]);
});

test("a ref without the file, a ref that is none, and a folder without the file say so", async () => {
  expect(await refusal("none")).toBe(
    `${file} of none has 1 problem:\n         expected a deployment file, got none at infra/deployment.yaml`,
  );
  expect(await refusal("nowhere")).toBe(
    "nowhere has 1 problem:\n         expected a folder or a git ref, got neither",
  );
  // A ref that begins with a dash is no option of git's.
  expect(await refusal("--help")).toBe(
    "--help has 1 problem:\n         expected a folder or a git ref, got neither",
  );
  const folder = join(repository, "infra", "handlers");
  expect(await refusal(folder)).toBe(
    `${file} of ${folder} has 1 problem:\n         expected a deployment file, got none at deployment.yaml`,
  );
});

test("outside any repository it is said what is expected", async () => {
  const outside = join(root, "outside.yaml");
  writeFileSync(outside, example);
  expect(await refusal("main", outside)).toBe(
    "main has 1 problem:\n         expected a folder, or a ref of the git repository around the deployment file, got none",
  );
});

test("in a shallow clone the hint says how to fetch a ref", async () => {
  const clone = join(root, "clone");
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${repository}`, clone], { stdio: "pipe" });
  expect(await refusal("granted", join(clone, "infra", "deployment.yaml"))).toBe(
    "granted has 1 problem:\n         expected a folder or a git ref, got neither; this clone is shallow: fetch the ref first " +
      "(git fetch origin <branch>, or fetch-depth: 0 of actions/checkout)",
  );
});

test("the files of a ref are there while they are used, and gone afterwards, also after an error", async () => {
  const seen: string[] = [];
  const use = async ({ path }: OtherFile) => {
    seen.push(path);
    expect(readFileSync(path, "utf8")).toBe(example);
    expect(existsSync(join(path, "..", "handlers", "orders.ts"))).toBe(true);
    throw new Error("an error of ours");
  };
  await expect(withOtherFile("granted", file, use)).rejects.toThrow("an error of ours");
  expect(seen.map((path) => existsSync(path))).toEqual([false]);
});

test("a folder with the file, and another file, are read where they are", async () => {
  const folder = join(root, "folder");
  mkdirSync(folder);
  writeFileSync(join(folder, "deployment.yaml"), example);
  const paths: string[] = [];
  for (const against of [folder, join(folder, "deployment.yaml")])
    await withOtherFile(against, file, async ({ path, name }) => void paths.push(path, name));
  const other = join(folder, "deployment.yaml");
  expect(paths).toEqual([other, `${file} of ${folder}`, other, other]);
});
