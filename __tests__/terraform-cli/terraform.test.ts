import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "../live/support/availability";
import { succeeded } from "../live/support/processes/run";
import { DEFAULT } from "../support/deployment";
import { stackOf, synthFile } from "../support/synth";
import { useTerraform } from "./use-terraform";

describeWith(["terraform", "aws-provider"])("Terraform with the real AWS provider", () => {
  const used = useTerraform();

  beforeAll(async () => {
    const stacks = synthFile(DEFAULT);
    for (const stack of ["provider", "consumer"]) {
      used().write(`${stack}/cdk.tf.json`, stackOf(stacks, stack).text);
      succeeded("init", await used().terraform(stack, ["init", "-backend=false"]));
    }
  });

  test.each(["provider", "consumer"])("accepts the %s stack", async (stack) => {
    const { output } = await used().terraform(stack, ["validate", "-json"]);
    expect(JSON.parse(output)).toMatchObject({ valid: true, error_count: 0 });
  });

  test.each([
    [
      "provider",
      "denies everybody while the consumer is unknown, and deploys the API anew once it is known",
      "two-phases",
      6,
    ],
    [
      "consumer",
      "refuses a plan until the provider has an API, and knows that API then",
      "provider-first",
      4,
    ],
  ])("in the %s stack %s", async (stack, _, name, runs) => {
    const tests = `${name}.tftest.hcl`;
    used().write(`${stack}/${tests}`, readFileSync(join(__dirname, tests), "utf8"));
    const { output } = succeeded("terraform test", await used().terraform(stack, ["test"]));
    expect(output).toContain(`${runs} passed, 0 failed`);
  });
});
