import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploy } from "../../../src/operate/deploy/deploy";
import { CONSUMER, DEFAULT } from "../../support/deployment";
import { FakeWorld } from "../support/fake-world";

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

/** A second consumer beside the first. */
const TWO_CONSUMERS = {
  ...DEFAULT,
  consumers: { consumer: CONSUMER, second: { ...CONSUMER, account: "333333333333" } },
};

describe("a deployment of all parties", () => {
  it("applies provider, consumer, provider, and looks once more: a line a party and pass", async () => {
    expect(await deploy(world.operation(), { yes: true })).toBe(0);
    expect(world.printed).toEqual([
      "access: proven",
      "pass 1",
      "provider  created 2, changed 0, destroyed 0   _ s",
      "consumer  created 2, changed 0, destroyed 0   _ s",
      "pass 2",
      "provider  created 0, changed 1, destroyed 0   _ s",
      "consumer  no changes   _ s",
      "pass 3",
      "provider  no changes   _ s",
      "converged after 3 passes: nothing is left to do",
      "Terraform's output: ./logs",
    ]);
  });

  it("initializes each stack once, and plans again only what can have changed", async () => {
    await deploy(world.operation(), { yes: true });
    const of = (command: string) => world.calls.filter((call) => call.endsWith(` ${command}`)).length;
    expect([of("init"), of("plan"), of("apply")]).toEqual([2, 5, 3]);
  });

  it("does nothing where nothing is left to do, and says so after one pass", async () => {
    await deploy(world.operation(), { yes: true });
    expect(await deploy(world.operation(), { yes: true })).toBe(0);
    expect(world.printed.slice(1, -1)).toEqual([
      "pass 1",
      "provider  no changes   _ s",
      "consumer  no changes   _ s",
      "converged after 1 pass: nothing is left to do",
    ]);
  });

  it("runs parties side by side that do not depend on each other", async () => {
    world.remove();
    world = new FakeWorld(TWO_CONSUMERS);
    // Each plans only once the other is there.
    world.make("together", "consumer", "second");
    world.make("together", "second", "consumer");
    expect(await deploy(world.operation(), { yes: true })).toBe(0);
  });

  it("stops after the passes that it can need, and names what keeps changing", async () => {
    world.make("restless", "provider");
    expect(await deploy(world.operation(), { yes: true })).toBe(1);
    expect(world.printed.slice(-4)).toEqual([
      "provider  differs: create 0, change 1, destroy 0   _ s",
      "  ~ aws_dynamodb_table.table",
      "expected empty plans after 3 passes, got changes of provider (aws_dynamodb_table.table); what keeps changing them is not of this deployment",
      "Terraform's output: ./logs",
    ]);
    expect(world.calls.at(-1)).toBe("provider plan");
  });

  it("lets the others finish where one fails half way, and tells what it made", async () => {
    world.remove();
    world = new FakeWorld(TWO_CONSUMERS);
    world.make("half", "second");
    expect(await deploy(world.operation(), { yes: true })).toBe(1);
    expect(world.printed).toEqual(
      expect.arrayContaining([
        "second    failed: created 1, changed 0, destroyed 0   _ s",
        "  Error: creating the second",
        "  AWS said no",
        "consumer  no changes   _ s",
        "second failed; when it is mended:",
        "  npx crosslink deploy",
      ]),
    );
    expect(world.printed).toContain("pass 3");
    world.mend("half", "second");
    expect(await deploy(world.operation(), { yes: true })).toBe(0);
  });

  it("fails with its provider's failure where a consumer has nothing to read, and says who waits", async () => {
    world.make("half", "provider");
    expect(await deploy(world.operation(), { yes: true })).toBe(1);
    expect(world.printed.slice(-3, -1)).toEqual([
      "provider failed; consumer waits for it; when it is mended:",
      "  npx crosslink deploy",
    ]);
  });

  it("has Terraform's output in a log, with the command of each", async () => {
    world.make("half", "provider");
    await deploy(world.operation(), { yes: true });
    const log = readFileSync(join(world.folder, "logs/provider.log"), "utf8");
    expect(log).toMatch(/^\$ \S+ -chdir=\S+ init .*\$ \S+ -chdir=\S+ plan .*\$ \S+ -chdir=\S+ apply /s);
    expect(log).toContain("  AWS said no");
  });

  it("keeps no plan", async () => {
    await deploy(world.operation(), { yes: true });
    expect(existsSync(join(world.folder, "stacks/consumer/crosslink.tfplan"))).toBe(false);
  });

  it("prints one JSON object a line, the end last", async () => {
    expect(await deploy(world.operation({ json: true }), { yes: true })).toBe(0);
    const events = world.printed.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events[2]).toEqual({
      event: "party",
      pass: 1,
      party: "provider",
      outcome: "applied",
      created: 2,
      changed: 0,
      destroyed: 0,
      seconds: expect.any(Number),
    });
    expect(events.at(-1)).toMatchObject({ event: "end", status: 0, outcome: "done", passes: 3, next: [] });
  });
});

describe("before anything is applied", () => {
  it("needs somebody to ask, or --yes", async () => {
    expect(await deploy(world.operation(), {})).toBe(1);
    expect(world.printed).toEqual([
      "expected a terminal to ask at, got none; --yes goes on without being asked",
    ]);
    expect(world.calls).toEqual([]);
  });

  it("shows what changes, and asks once", async () => {
    const ask = jest.fn(async () => "yes");
    expect(await deploy(world.operation({ ask }), {})).toBe(0);
    expect(ask).toHaveBeenCalledTimes(1);
    const shown = world.printed.slice(0, world.printed.indexOf("pass 1"));
    expect(shown).toEqual(
      expect.arrayContaining([
        "access: proven",
        "provider  create 2, change 0, destroy 0",
        "  + aws_lambda_function.function",
        "consumer  waits for provider   _ s",
      ]),
    );
    expect(world.calls.filter((call) => call === "provider plan")).toHaveLength(3);
  });

  it.each(["", "y", "no"])("takes %j for a no", async (answer) => {
    expect(await deploy(world.operation({ ask: async () => answer }), {})).toBe(1);
    expect(world.calls.filter((call) => call.endsWith("apply"))).toEqual([]);
    expect(world.printed.at(-1)).toBe("stopped before anything was applied");
  });

  it("asks nothing where nothing would change", async () => {
    await deploy(world.operation(), { yes: true });
    const ask = jest.fn(async () => "yes");
    expect(await deploy(world.operation({ ask }), {})).toBe(0);
    expect(ask).not.toHaveBeenCalled();
  });

  it("stops if the file has changed since it was planned", async () => {
    const ask = async () => {
      writeFileSync(world.file, "name: another\n");
      return "yes";
    };
    expect(await deploy(world.operation({ ask }), {})).toBe(1);
    expect(world.printed.at(-1)).toBe(
      "expected ./deployment.yaml as planned, got a changed file; nothing of that plan was applied: run the command again",
    );
    expect(world.calls.filter((call) => call.endsWith("apply"))).toEqual([]);
  });

  it("stops if somebody synthesized a stack anew since it was planned", async () => {
    const ask = async () => {
      writeFileSync(join(world.folder, "stacks/provider/cdk.tf.json"), "{}");
      return "yes";
    };
    expect(await deploy(world.operation({ ask }), {})).toBe(1);
    expect(world.printed.at(-1)).toContain("expected ./stacks/provider/cdk.tf.json as planned");
  });

  it("with --plan shows the changes and how to see them in full, and applies none", async () => {
    expect(await deploy(world.operation(), { plan: true })).toBe(0);
    expect(world.printed).toContainEqual(
      expect.stringMatching(/^ {2}in full: \S+ -chdir=\.\/stacks\/provider show crosslink\.tfplan$/),
    );
    expect(world.calls.filter((call) => call.endsWith("apply"))).toEqual([]);
    expect(existsSync(join(world.folder, "stacks/provider/crosslink.tfplan"))).toBe(true);
  });
});
