import { deploy } from "../../../src/operate/deploy/deploy";
import { drift } from "../../../src/operate/drift/drift";
import { FakeWorld } from "../support/fake-world";

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

describe("drift", () => {
  it("is none after a deployment, and is looked for without a lock", async () => {
    await deploy(world.operation(), { yes: true });
    const before = world.calls.length;
    expect(await drift(world.operation(), {})).toBe(0);
    expect(world.calls.slice(before).sort()).toEqual(
      ["consumer init", "consumer plan unlocked", "provider init", "provider plan unlocked"].sort(),
    );
    expect(world.printed.at(-2)).toBe("nothing differs from the deployment file");
  });

  it("is told with the addresses, and applied by nobody", async () => {
    await deploy(world.operation(), { yes: true });
    world.make("restless", "provider");
    const before = world.calls.length;
    expect(await drift(world.operation(), {})).toBe(2);
    expect(world.printed).toEqual(
      expect.arrayContaining([
        "provider  differs: create 0, change 1, destroy 0   _ s",
        "  ~ aws_dynamodb_table.table",
        "provider is not as the deployment file says; to make it so:",
        "  npx crosslink deploy",
      ]),
    );
    expect(world.calls.slice(before).filter((call) => call.endsWith("apply"))).toEqual([]);
  });

  it("is a failure where a party cannot be planned, whatever the others are", async () => {
    world.make("init-fails", "provider");
    expect(await drift(world.operation(), {})).toBe(1);
    expect(world.printed.at(-2)).toBe("provider could not be planned");
  });
});
