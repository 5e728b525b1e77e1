import { deploy } from "../../../src/operate/deploy/deploy";
import { FakeWorld } from "../support/fake-world";

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

/** Deploys one party, whose first apply changes this output. */
async function only(party: string, output: string) {
  const status = await deploy(world.operation({ env: { FAKE_OUTPUT: output } }), { only: party, yes: true });
  return {
    status,
    end: world.printed.slice(world.printed.findLastIndex((line) => / s$/.test(line)) + 1, -1),
  };
}

describe("one side, deployed alone", () => {
  it("waits for its provider's team if that has deployed nothing, and says what they paste", async () => {
    expect(await only("consumer", "endpoint_ids")).toEqual({
      status: 2,
      end: [
        "consumer waits for provider:",
        "  npx crosslink deploy --only provider",
        "  npx crosslink deploy --only consumer",
      ],
    });
    expect(world.calls).toEqual(["consumer init", "consumer plan"]);
  });

  it("goes back and forth: each side names the other until both know all", async () => {
    const provider = await only("provider", "api_id");
    expect(provider).toEqual({
      status: 2,
      end: [
        "provider is deployed; now it is the turn of consumer:",
        "  npx crosslink deploy --only consumer",
        "  npx crosslink deploy --only provider",
      ],
    });
    expect(await only("consumer", "endpoint_ids")).toEqual({
      status: 2,
      end: [
        "consumer is deployed; now it is the turn of provider:",
        "  npx crosslink deploy --only provider",
      ],
    });
    expect(await only("provider", "api_id")).toEqual({
      status: 0,
      end: ["converged after 2 passes: nothing is left to do"],
    });
  });

  it("says whose turn it may be where nothing has changed, as it cannot see whether they had it", async () => {
    await only("provider", "api_id");
    await only("consumer", "endpoint_ids");
    expect(await only("consumer", "endpoint_ids")).toEqual({
      status: 0,
      end: [
        "consumer has nothing left to do; if provider was not deployed since it changed last:",
        "  npx crosslink deploy --only provider",
      ],
    });
  });

  it("touches no other party", async () => {
    await only("provider", "api_id");
    expect(world.calls.filter((call) => !call.startsWith("provider "))).toEqual([]);
  });

  it("is one of the file's parties", async () => {
    expect(await deploy(world.operation(), { only: "provder", yes: true })).toBe(1);
    expect(world.printed).toEqual(['expected one of the parties (provider, consumer), got "provder"']);
  });

  it("with --plan says with its exit status that it waits", async () => {
    expect(await deploy(world.operation(), { only: "consumer", plan: true })).toBe(2);
  });
});
