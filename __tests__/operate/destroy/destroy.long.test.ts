import { deploy } from "../../../src/operate/deploy/deploy";
import { destroy } from "../../../src/operate/destroy/destroy";
import { FakeWorld } from "../support/fake-world";

let world: FakeWorld;
beforeEach(async () => {
  world = new FakeWorld();
});
afterEach(() => world.remove());

const applies = () => world.calls.filter((call) => call.endsWith(" apply"));

describe("a destruction", () => {
  it("takes the consumer before its provider, and names beforehand what goes and what AWS keeps", async () => {
    await deploy(world.operation(), { yes: true });
    world.make("protected", "provider");
    const before = applies().length;
    expect(await destroy(world.operation(), { yes: true })).toBe(0);
    expect(applies().slice(before)).toEqual(["consumer apply", "provider apply"]);
    expect(world.printed).toEqual([
      "access: proven",
      "provider  create 0, change 0, destroy 2",
      "  - aws_dynamodb_table.table",
      "  - aws_lambda_function.function",
      "provider  keeps aws_dynamodb_table.table: deletion protection is on; deletionProtection: false in the file, deployed, lets it go",
      "consumer  create 0, change 0, destroy 2",
      "  - aws_dynamodb_table.table",
      "  - aws_lambda_function.function",
      "consumer  created 0, changed 0, destroyed 2   _ s",
      "provider  created 0, changed 0, destroyed 2   _ s",
      "destroyed; the state objects stay, and are empty",
      "Terraform's output: ./logs",
    ]);
    expect(await destroy(world.operation(), { yes: true })).toBe(0);
    expect(world.printed).toContain("there is nothing to destroy");
  });

  it("asks for the deployment's name, and takes nothing else for a yes", async () => {
    await deploy(world.operation(), { only: "provider", yes: true });
    const before = applies().length;
    expect(await destroy(world.operation({ ask: async () => "yes" }), {})).toBe(1);
    expect(applies()).toHaveLength(before);
    expect(await destroy(world.operation(), {})).toBe(1);
    expect(world.printed).toContainEqual(expect.stringContaining("expected a terminal to ask at"));
    expect(await destroy(world.operation({ ask: async () => "private-api" }), {})).toBe(0);
    expect(world.printed).toContainEqual(expect.stringMatching(/^consumer {2}has nothing to destroy/));
  });

  it("leaves a provider whose consumer could not be destroyed, unless it alone is named", async () => {
    await deploy(world.operation(), { yes: true });
    world.make("half", "consumer");
    expect(await destroy(world.operation(), { yes: true })).toBe(1);
    expect(world.printed).toContain("provider  waits for consumer   _ s");
    expect(await destroy(world.operation(), { only: "provider", yes: true })).toBe(0);
  });
});
