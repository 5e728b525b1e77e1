import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../src/config/load-deployment";
import { describeWith } from "../live/support/availability";
import { succeeded } from "../live/support/processes/run";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";
import { synth } from "../support/synth";
import { useTerraform } from "./use-terraform";

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
  const used = useTerraform();
  let validation: Validation;

  // One configuration with every stack as a module: the provider's schema, which takes seconds, is read once.
  beforeAll(async () => {
    const { write, terraform } = used();
    const stacks = EXAMPLE_NAMES.flatMap((name) =>
      Object.entries(synth(loadDeployment(exampleFile(name)))).map(([id, { text }]) => ({
        module: `${name}_${id}`,
        folder: `examples/${name}/${id}`,
        text,
      })),
    );
    for (const { folder, text } of stacks) write(join(folder, "cdk.tf.json"), text);
    const module = stacks.map(({ module, folder }) => [module, { source: folder.replace("examples", ".") }]);
    write("examples/main.tf.json", JSON.stringify({ module: Object.fromEntries(module) }));
    const modules = stacks.map(({ folder }) => folder);
    succeeded("init", await terraform("examples", ["init", "-backend=false"], modules));
    const { output } = await terraform("examples", ["validate", "-json"], modules);
    validation = JSON.parse(output) as Validation;
  });

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
    const { write, terraform } = used();
    const [folder, tests] = ["examples/no-private-dns/provider", "association.tftest.hcl"];
    write(join(folder, tests), readFileSync(join(__dirname, tests), "utf8"));
    succeeded("init", await terraform(folder, ["init", "-backend=false"]));
    const { output } = succeeded("terraform test", await terraform(folder, ["test"]));
    expect(output).toContain("2 passed, 0 failed");
  });
});
