import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installPackage, linkPackage, type PackedPackage, packPackage } from "../../build/installed";
import packageJson from "../../package.json";
import { crosslink } from "../support/commands/crosslink";
import { EXAMPLES } from "../support/examples";

const ROOT = resolve(__dirname, "../..");

/** Examples that together have every kind of function, handler, program and document. */
const WITH_EVERY_FUNCTION = ["api-key", "central-gateway", "custom-handlers", "front-door", "openapi-first"];

let packed: PackedPackage;
let folder: string;
/** The installed program, as Node.js runs it. */
let program: readonly string[];

beforeAll(() => {
  packed = packPackage();
  folder = mkdtempSync(join(tmpdir(), "crosslink-installed-"));
  program = [installPackage(packed, folder)];
  cpSync(join(ROOT, "deployment.yaml"), join(folder, "deployment.yaml"));
  cpSync(EXAMPLES, join(folder, "examples"), { recursive: true });
  // An example's handlers use the AWS SDK, which their project has.
  linkPackage("@aws-sdk/client-dynamodb", folder);
});

afterAll(() => {
  packed.remove();
  rmSync(folder, { recursive: true });
});

/** Every file below a folder with its content, by path. */
function contents(below: string): Readonly<Record<string, string>> {
  const files = readdirSync(below, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(below.length), readFileSync(file, "base64")];
    }),
  );
}

describe("the packed package", () => {
  const packedFiles = () => Object.keys(contents(join(folder, "node_modules/crosslink")));

  it("has the program, the library with its types, and the functions", () => {
    expect(packedFiles()).toEqual(
      expect.arrayContaining([
        "/LICENSE",
        "/README.md",
        "/deployment.schema.json",
        "/dist/crosslink.js",
        "/dist/index.js",
        "/dist/types/src/index.d.ts",
        "/dist/lambdas/direct/handler.zip",
        "/dist/lambdas/THIRD-PARTY-LICENCES.txt",
      ]),
    );
  });

  it("has no sources, source maps or tests", () => {
    expect(
      packedFiles().filter((file) => /(?<!\.d)\.ts$|\.map$|__tests__|bench|fixtures/.test(file)),
    ).toEqual([]);
  });

  it("names every package that its files require", () => {
    const code = ["crosslink.js", "commands.js", "command-line.js", "problem.js", "index.js"]
      .map((name) => readFileSync(join(folder, "node_modules/crosslink/dist", name), "utf8"))
      .join("");
    const required = [...code.matchAll(/\b(?:require|import)\("([^".][^"]*)"\)/g)].map(
      ([, name = ""]) => name,
    );
    const packages = required
      .filter((name) => !name.startsWith("node:"))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    // ajv-draft-04 leaves it to its users to depend on ajv.
    packages.push("ajv");
    expect([...new Set(packages)].sort()).toEqual(Object.keys(packageJson.dependencies).sort());
  });
});

test.each(["deployment.yaml", ...WITH_EVERY_FUNCTION.map((name) => `examples/${name}.yaml`)])(
  "the installed program writes the same bytes for %s as the repository",
  (file) => {
    const [installed, repository] = [program, undefined].map((run, i) => {
      const CDKTF_OUTDIR = join(folder, `out-${i}`);
      rmSync(CDKTF_OUTDIR, { recursive: true, force: true });
      const { status, output, errors } = crosslink(folder, ["synth", "--file", file], { CDKTF_OUTDIR }, run);
      expect({ status, errors }).toEqual({ status: 0, errors: "" });
      return { said: output.replaceAll(CDKTF_OUTDIR, ""), ...contents(CDKTF_OUTDIR) };
    });
    expect(Object.keys(installed ?? {}).length).toBeGreaterThan(2);
    expect(installed).toEqual(repository);
  },
);

test("a project that init has begun is synthesized, from its handler in TypeScript", () => {
  const project = mkdtempSync(join(tmpdir(), "crosslink-project-"));
  try {
    const run = [installPackage(packed, project)];
    expect(crosslink(project, ["init"], {}, run)).toMatchObject({ status: 0, errors: "" });
    expect(crosslink(project, ["synth"], {}, run)).toMatchObject({ status: 0, errors: "" });
    const assets = readdirSync(join(project, "cdktf.out/stacks/provider/assets"));
    expect(assets.map((name) => name.split(".")[0])).toEqual(["hello", "identity"]);
    expect(readdirSync(project).sort()).toEqual([
      "cdktf.json",
      "cdktf.out",
      "deployment.yaml",
      "handlers",
      "node_modules",
    ]);
  } finally {
    rmSync(project, { recursive: true });
  }
});

test("the application in docs/library.md compiles against the package, and adds to the stacks", () => {
  const [, code = ""] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "docs/library.md"), "utf8")) ?? [];
  writeFileSync(join(folder, "application.ts"), code);
  const settings = {
    strict: true,
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    skipLibCheck: false,
  };
  for (const name of ["@types/node", "undici-types"]) linkPackage(name, folder);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: settings, files: ["application.ts"] }),
  );
  const tsc = require.resolve("typescript/package.json").replace(/package\.json$/, "bin/tsc");
  expect(crosslink(folder, [], {}, [tsc, "--project", folder])).toMatchObject({ status: 0, output: "" });
  expect(crosslink(folder, [], {}, ["application.js"])).toEqual({ status: 0, output: "", errors: "" });
  const stack = join(folder, "cdktf.out/stacks/consumer");
  const { output, resource } = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"));
  expect(output.owner).toEqual({ value: "platform" });
  expect(existsSync(join(stack, resource.aws_lambda_function.direct.filename))).toBe(true);
});

test("a module imports the library by names", () => {
  const program = 'import { loadDeployment } from "crosslink"; loadDeployment("deployment.yaml");';
  expect(crosslink(folder, [], {}, ["--input-type=module", "-e", program])).toMatchObject({
    status: 0,
    errors: "",
  });
});

test("the installed program writes the page that the repository's does, and the picture", () => {
  const page = (name: string, run: readonly string[] | undefined) => {
    const { status, errors } = crosslink(folder, ["report", "--output", name], {}, run);
    expect([status, errors]).toEqual([0, ""]);
    return readFileSync(join(folder, name), "utf8");
  };
  expect(page("installed.html", program)).toBe(page("repository.html", undefined));
  expect(crosslink(folder, ["report", "--svg"], {}, program).output).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
});

test("errors of the installed program have the status and the words of the repository's", () => {
  for (const args of [
    ["synthesise"],
    ["synth", "--file", "nothing.yaml"],
    ["access", "--explain", "x GET /"],
  ])
    expect(crosslink(folder, args, {}, program)).toEqual(crosslink(folder, args));
});
