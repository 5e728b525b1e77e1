import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadDeployment } from "../../src/config/load-deployment";
import { describeWith } from "../live/support/availability";
import { run, succeeded } from "../live/support/processes/run";
import { awsEnvironment } from "../live/support/terraform/aws-environment";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { synth } from "../support/synth";

/** Nothing here calls AWS; a call would fail at this address. */
const NOBODY = "http://127.0.0.1:9";

/** The parts of Terraform's validation output that tests read. */
interface Validation {
  readonly diagnostics: readonly {
    readonly severity: "error" | "warning";
    readonly summary: string;
    readonly detail: string;
    readonly range?: { readonly filename: string };
  }[];
}

describeWith(["terraform", "aws-provider"])("Terraform with the real AWS provider, for the examples", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-examples-"));
  const env = awsEnvironment(join(folder, "home"), NOBODY);
  const terraform = (cwd: string, ...args: readonly string[]) => run("terraform", args, { cwd, env });
  let validation: Validation;

  // One configuration with every stack as a module: the provider's schema, which takes seconds, is read once.
  beforeAll(async () => {
    const stacks = EXAMPLE_NAMES.flatMap((name) =>
      Object.entries(synth(loadDeployment(exampleFile(name)))).map(([id, { text }]) => ({
        module: `${name}_${id}`,
        source: `./${name}/${id}`,
        text,
      })),
    );
    for (const { source, text } of stacks) write(join(folder, source, "cdk.tf.json"), text);
    const module = Object.fromEntries(stacks.map(({ module, source }) => [module, { source }]));
    write(join(folder, "main.tf.json"), JSON.stringify({ module }));
    succeeded("init", await terraform(folder, "init", "-backend=false"));
    validation = JSON.parse((await terraform(folder, "validate", "-json")).output) as Validation;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(EXAMPLE_NAMES)("accepts every stack of %s", (name) => {
    const own = validation.diagnostics.filter(({ range }) => range?.filename.startsWith(`${name}/`));
    expect(own.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("has no errors, and only the expected warnings", () => {
    expect(validation.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const warnings = new Set(validation.diagnostics.map(({ summary }) => summary));
    // Terraform ignores a module's backend; `reset_on_delete` is deprecated, as later providers always reset.
    expect([...warnings].sort()).toEqual(["Attribute Deprecated", "Backend configuration ignored"]);
  });

  test("associates an API with known endpoints only, and redeploys it once one is known", async () => {
    const tests = "association.tftest.hcl";
    const provider = join(folder, "no-private-dns/provider");
    copyFileSync(join(__dirname, tests), join(provider, tests));
    succeeded("init", await terraform(provider, "init", "-backend=false"));
    const { output } = succeeded("terraform test", await terraform(provider, "test"));
    expect(output).toContain("2 passed, 0 failed");
  });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
