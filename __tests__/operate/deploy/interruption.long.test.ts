import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploy } from "../../../src/operate/deploy/deploy";
import { FakeWorld } from "../support/fake-world";

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

const LOCK = `Lock Info:
  ID:        5b1e7ed5
  Path:      bucket/provider.tfstate
  Operation: OperationTypeApply
  Who:       somebody@laptop
  Version:   1.11.4
  Created:   2026-01-05 10:00:00 +0000 UTC
  Info:      `;

describe("an interruption during an apply", () => {
  it("is passed on to Terraform once, which is waited for, and nothing is started any more", async () => {
    world.make("hangs", "provider");
    const status = deploy(world.operation(), { yes: true });
    await world.appears("hanging");
    world.stop.abort();
    expect(await status).toBe(1);
    expect(await world.appears("interrupts")).toBe("1");
    expect(world.calls.at(-1)).toBe("provider apply");
    expect(world.printed).toEqual(
      expect.arrayContaining([
        "provider  interrupted: created 1, changed 0, destroyed 0   _ s",
        "consumer  interrupted: created 0, changed 0, destroyed 0   _ s",
        "interrupted at provider, consumer; Terraform came to its end, and no state is locked; what was applied stays, and this goes on:",
        "  npx crosslink deploy",
      ]),
    );
  });

  it("leaves out the question", async () => {
    const ask = async () => {
      world.stop.abort();
      return "";
    };
    expect(await deploy(world.operation({ ask }), {})).toBe(1);
    expect(world.calls.filter((call) => call.endsWith("apply"))).toEqual([]);
  });
});

describe("a Terraform that somebody killed", () => {
  it("has left its lock: its id is found, and the command that unlocks", async () => {
    world.make("killed", "provider");
    const run = deploy(world.operation(), { yes: true });
    // What is planned from now on finds the lock of the apply.
    await world.appears("calls");
    while (!world.calls.includes("provider apply")) await new Promise((resolve) => setTimeout(resolve, 5));
    world.make("locked", "provider", LOCK);
    expect(await run).toBe(1);
    expect(world.printed).toEqual(
      expect.arrayContaining([
        "  Error: Terraform was ended by SIGKILL",
        expect.stringMatching(
          /^ {2}-> somebody@laptop has locked .*; if it has died, \S+ -chdir=\S+ force-unlock 5b1e7ed5$/,
        ),
      ]),
    );
  });
});

describe("a table that an earlier run did not create to the end", () => {
  it("is kept and mended: it cannot be made anew before it is destroyed", async () => {
    world.make("tainted", "provider");
    expect(await deploy(world.operation(), { yes: true })).toBe(0);
    expect(world.calls.filter((call) => call.startsWith("provider ")).slice(0, 5)).toEqual([
      "provider init",
      "provider plan",
      "provider untaint",
      "provider plan",
      "provider apply",
    ]);
  });

  it("is left alone by --plan", async () => {
    world.make("tainted", "provider");
    expect(await deploy(world.operation(), { plan: true })).toBe(0);
    expect(world.calls).not.toContain("provider untaint");
  });
});

describe("a state that could not be saved", () => {
  it("is pushed before anything else: another apply would make everything of it anew", async () => {
    await deploy(world.operation(), { yes: true });
    writeFileSync(join(world.folder, "stacks/provider/errored.tfstate"), "{}");
    expect(await deploy(world.operation(), { yes: true })).toBe(1);
    expect(world.printed).toContainEqual(
      expect.stringMatching(
        /-> an earlier run could not save it: \S+ -chdir=\S+ state push errored\.tfstate, then delete the file$/,
      ),
    );
  });
});
