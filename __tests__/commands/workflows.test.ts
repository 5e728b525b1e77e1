import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { program } from "../../src/commands/program";

const DOCS = join(__dirname, "../../docs");
const FOLDER = join(DOCS, "github-actions");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly env: { readonly AWS_CONFIG_FILE: string };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const WORKFLOWS = readdirSync(join(FOLDER, ".github/workflows")).map((name) => {
  const workflow = parse(readFileSync(join(FOLDER, ".github/workflows", name), "utf8")) as Workflow;
  return [name, workflow, Object.values(workflow.jobs).flatMap(({ steps }) => steps)] as const;
});

/** Every call of the program among the steps, without redirections. */
function calls(steps: readonly Step[]): readonly (readonly string[])[] {
  const lines = steps.flatMap(({ run }) => run?.split("\n") ?? []);
  return lines.flatMap((line) => {
    const [, words] = /npx crosslink (.*?)(?: >| \|\||$)/.exec(line) ?? [];
    return words === undefined ? [] : [words.split(" ")];
  });
}

it.each(WORKFLOWS)("%s calls commands that there are, with options that they have", (_, __, steps) => {
  expect(calls(steps).length).toBeGreaterThan(1);
  for (const [name = "", ...words] of calls(steps)) {
    const command = program([name]).commands.find((one) => one.name() === name);
    const known = command?.options.map(({ long }) => long) ?? [];
    for (const option of words.filter((word) => word.startsWith("--"))) expect(known).toContain(option);
    expect(known.length).toBeGreaterThan(0);
  }
});

it.each(WORKFLOWS)("%s takes its roles from a file that has the profiles of both accounts", (_, { env }) => {
  const file = env.AWS_CONFIG_FILE.replace("${{ github.workspace }}", FOLDER);
  const profiles = [...readFileSync(file, "utf8").matchAll(/^\[profile (\S+)\]\nrole_arn = (\S+)$/gm)];
  expect(profiles.map(([, name]) => name)).toEqual(["acme-api", "acme-team"]);
});

it("lets a pull request have no role that changes anything, and no other permission of GitHub's than it uses", () => {
  const [plan] = WORKFLOWS.filter(([name]) => name === "plan.yml");
  expect(JSON.stringify(plan)).not.toContain("crosslink-deploy");
  expect(plan?.[1].permissions).toEqual({ contents: "read", "id-token": "write", "pull-requests": "write" });
  for (const party of ["provider", "consumer"]) {
    const { Statement } = JSON.parse(readFileSync(join(FOLDER, `policies/plan-${party}.json`), "utf8")) as {
      Statement: readonly { Sid: string; Action: readonly string[]; Resource: string }[];
    };
    const changing = Statement.filter(({ Action }) =>
      Action.some((action) => !/^\w+:(Get|List|Describe|GET)/.test(action)),
    );
    expect(changing.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["LocksItsState", `arn:aws:s3:::acme-terraform-state/crosslink/private-api/${party}.tfstate.tflock`],
    ]);
  }
});

it("is a page whose links lead to files", () => {
  const links = [...readFileSync(`${FOLDER}.md`, "utf8").matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
  expect(links.length).toBeGreaterThan(8);
  for (const [, link = ""] of links) expect([link, existsSync(join(DOCS, link))]).toEqual([link, true]);
});
