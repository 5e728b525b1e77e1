import { deploy } from "../../../src/operate/deploy/deploy";
import { destroy } from "../../../src/operate/destroy/destroy";
import { drift } from "../../../src/operate/drift/drift";
import { CONSUMER, DEFAULT } from "../../support/deployment";
import { FakeWorld } from "../support/fake-world";

const CLOUD = {
  ...DEFAULT,
  state: { type: "cloud", organization: "acme" },
  consumers: { consumer: { ...CONSUMER, link: "pending" } },
};

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

const COMMANDS = {
  deploy: () => deploy(world.operation({ env }), { yes: true }),
  drift: () => drift(world.operation({ env }), {}),
  destroy: () => destroy(world.operation({ env }), { yes: true }),
};
let env: NodeJS.ProcessEnv = {};

describe.each(Object.entries(COMMANDS))("%s", (_, command) => {
  it("needs Terraform, and says how to name another", async () => {
    env = { TERRAFORM_BINARY_NAME: "no-such-terraform" };
    expect(await command()).toBe(1);
    expect(world.printed).toEqual([
      "expected no-such-terraform on the PATH, got none of that name; install Terraform, or name the program in TERRAFORM_BINARY_NAME",
    ]);
  });

  it.each(["1.10.5", "0.15.0", "1.9.8"])("refuses Terraform %s", async (version) => {
    env = { FAKE_VERSION: version };
    expect(await command()).toBe(1);
    expect(world.printed).toEqual([
      expect.stringMatching(
        `^expected Terraform 1.11 or later, got ${version} from \\S+; install a newer one`,
      ),
    ]);
    expect(world.calls).toEqual([]);
  });

  it("leaves HCP Terraform to its own runs", async () => {
    env = {};
    world.remove();
    world = new FakeWorld(CLOUD);
    expect(await command()).toBe(1);
    expect(world.printed).toEqual([
      "expected a state in S3 (state.type: s3), got HCP Terraform, whose workspaces run Terraform themselves; start their runs there, in the order of docs/terraform-cloud.md",
    ]);
    expect(world.calls).toEqual([]);
  });
});

it.each(["1.11.0", "1.12.2", "2.0.0", "1.11.0-rc1"])("Terraform %s will do", async (version) => {
  env = { FAKE_VERSION: version };
  expect(await COMMANDS.deploy()).toBe(0);
});
