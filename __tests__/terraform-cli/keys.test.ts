import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "../live/support/availability";
import { succeeded } from "../live/support/processes/run";
import { KEYED } from "../support/deployment";
import { stackOf, synthFile } from "../support/synth";
import { useTerraform } from "./use-terraform";

const { consumer: CONSUMER } = KEYED.consumers;
/** The run of five addresses ends with a block of 16 in the first subnet, begins in its reserved ones in the second, leaves it in the third. */
const ADDRESSES = {
  "subnet-0000000a": "10.1.2.27",
  "subnet-0000000b": "10.1.3.19",
  "subnet-0000000c": "10.1.4.28",
};
const network = {
  vpcId: "vpc-01234567",
  clientSubnetIds: ["subnet-0000000d"],
  endpointSubnetIds: Object.keys(ADDRESSES),
  addresses: ADDRESSES,
};
type Blocks = Readonly<Record<keyof typeof ADDRESSES, string>>;
const ROOMY: Blocks = {
  "subnet-0000000a": "10.1.2.0/24",
  "subnet-0000000b": "10.1.3.0/24",
  "subnet-0000000c": "10.1.4.0/24",
};

/** The blocks of the subnets in each plan, where they differ. */
const PLANS: Readonly<Record<string, Partial<Blocks>>> = {
  "enough-room": {},
  elsewhere: { "subnet-0000000a": "10.1.9.0/24" },
  "up-to-the-last": { "subnet-0000000a": "10.1.2.16/28" },
  "from-the-fourth": { "subnet-0000000b": "10.1.3.16/28" },
  "too-short": { "subnet-0000000c": "10.1.4.16/28" },
};

/** A plan of the consumer in subnets of these blocks, its provider being known. */
function planIn(blocks: Blocks): string {
  const subnets = Object.entries(blocks).map(
    ([id, block]) => `
  override_data {
    target = data.aws_subnet.${id}
    values = { cidr_block = "${block}" }
  }`,
  );
  return `mock_provider "aws" {
  alias = "consumer"
}
mock_provider "aws" {
  alias = "consumer_state"
}
run "plan" {
  command = plan
  override_data {
    target = data.aws_s3_objects.provider_state
    values = { keys = ["crosslink/private-api/provider.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.provider
    values = { outputs = { api_id = "a1b2c3d4e5" } }
  }${subnets.join("")}
}
`;
}

describeWith(["terraform", "aws-provider"])(
  "Terraform with the real AWS provider, for APIs with keys",
  () => {
    const used = useTerraform();

    beforeAll(async () => {
      const stacks = synthFile({ ...KEYED, consumers: { consumer: { ...CONSUMER, network } } });
      for (const stack of ["provider", "consumer"]) {
        used().write(`${stack}/cdk.tf.json`, stackOf(stacks, stack).text);
        succeeded("init", await used().terraform(stack, ["init", "-backend=false"]));
      }
    });

    test("a provider knows a consumer's secret once its state has it, and no key opens anything before", async () => {
      const tests = "keyed-provider.tftest.hcl";
      used().write(`provider/${tests}`, readFileSync(join(__dirname, tests), "utf8"));
      const { output } = succeeded("terraform test", await used().terraform("provider", ["test"]));
      expect(output).toContain("3 passed, 0 failed");
    });

    // One command for all plans, since each takes seconds to read the provider's schema.
    test("pinned addresses are compared with the blocks of adopted subnets", async () => {
      for (const [name, blocks] of Object.entries(PLANS))
        used().write(`consumer/${name}.tftest.hcl`, planIn({ ...ROOMY, ...blocks }));
      const { output } = await used().terraform("consumer", ["test", "-no-color"]);
      // Terraform breaks lines, and draws a frame around an error.
      const text = output.replaceAll(/[\s│╷╵]+/g, " ");
      expect(text).toContain("1 passed, 4 failed");
      expect(text).toMatch(/enough-room\.tftest\.hcl\.\.\. pass/);
      const said = [...text.matchAll(/network\.addresses\.(\S+: expected .*? \(to [\d.]+\))/g)].map(
        ([, one]) => one,
      );
      expect(said.sort()).toEqual([
        "subnet-0000000a: expected the first of 5 addresses in 10.1.2.16/28 that AWS does not reserve, got 10.1.2.27 (to 10.1.2.31)",
        "subnet-0000000a: expected the first of 5 addresses in 10.1.9.0/24 that AWS does not reserve, got 10.1.2.27 (to 10.1.2.31)",
        "subnet-0000000b: expected the first of 5 addresses in 10.1.3.16/28 that AWS does not reserve, got 10.1.3.19 (to 10.1.3.23)",
        "subnet-0000000c: expected the first of 5 addresses in 10.1.4.16/28 that AWS does not reserve, got 10.1.4.28 (to 10.1.4.32)",
      ]);
    });
  },
);
