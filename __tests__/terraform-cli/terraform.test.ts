import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "../live/support/availability";
import { succeeded } from "../live/support/processes/run";
import { Workspace } from "../live/support/terraform/workspace";
import { DEFAULT } from "../support/deployment";

/** Nothing here calls AWS; a call would fail at this address. */
const NOBODY = "http://127.0.0.1:9";

describeWith(["terraform", "aws-provider"])("Terraform with the real AWS provider", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = new Workspace(NOBODY);
    workspace.describe(DEFAULT);
    succeeded("synth", await workspace.synth());
    for (const stack of ["provider", "consumer"]) {
      succeeded("init", await workspace.terraform(stack, "init", "-backend=false"));
    }
  });

  afterAll(() => workspace.remove());

  test.each(["provider", "consumer"])(
    "accepts the %s stack",
    async (stack) => {
      const { output } = await workspace.terraform(stack, "validate", "-json");
      expect(JSON.parse(output)).toMatchObject({ valid: true, error_count: 0 });
    },
    120_000,
  );

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
  ])(
    "in the %s stack %s",
    async (stack, _, name, runs) => {
      const tests = `${name}.tftest.hcl`;
      copyFileSync(join(__dirname, tests), join(workspace.folder, "cdktf.out/stacks", stack, tests));
      const { output } = succeeded("terraform test", await workspace.terraform(stack, "test"));
      expect(output).toContain(`${runs} passed, 0 failed`);
    },
    180_000,
  );
});
