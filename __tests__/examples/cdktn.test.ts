import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import packageJson from "../../package.json";
import { EXAMPLE_NAMES } from "../support/examples";

const SYNTHESIZE = resolve(__dirname, "../support/cdktn/synthesize-examples.ts");

interface Synthesized {
  /** The module that `App` came from. */
  readonly loaded: readonly string[];
  /** The JSON of stacks, by example and stack id. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every example, as it is synthesized in a process in which `cdktf` is this package. */
function synthesizedWith(name: "cdktf" | "cdktn"): Synthesized {
  const args = ["--require", require.resolve("tsx/cjs"), SYNTHESIZE, name];
  const maxBuffer = 64 * 1024 * 1024;
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer }));
}

/** The stacks' JSON as values: cdktn writes `{}` where cdktf breaks the line between the braces. */
function values({ examples }: Synthesized) {
  return Object.fromEntries(
    Object.entries(examples).map(([name, stacks]) => [
      name,
      Object.fromEntries(Object.entries(stacks).map(([id, text]) => [id, JSON.parse(text)])),
    ]),
  );
}

describe("cdktn, the successor of cdktf", () => {
  const before = synthesizedWith("cdktf");
  const after = synthesizedWith("cdktn");

  it("is what made the stacks that are compared with cdktf's", () => {
    expect(before.loaded).toEqual([expect.stringMatching(/[\\/]cdktf[\\/]lib[\\/]app\.js$/)]);
    expect(after.loaded).toEqual([expect.stringMatching(/[\\/]cdktn[\\/]lib[\\/]app\.js$/)]);
    expect(Object.keys(after.examples)).toEqual(EXAMPLE_NAMES);
  });

  it.each(EXAMPLE_NAMES)("makes the same JSON of %s", (name) => {
    expect(Object.keys(after.examples[name] ?? {}).length).toBeGreaterThan(0);
    expect(values(after)[name]).toEqual(values(before)[name]);
  });

  it("takes the constructs that the package depends on", () => {
    const { peerDependencies } = require("cdktn/package.json");
    expect(peerDependencies.constructs).toBe(">=10.6.0 <10.8.0");
    expect(packageJson.dependencies.constructs).toMatch(/^10\.[67]\.\d+$/);
  });
});
