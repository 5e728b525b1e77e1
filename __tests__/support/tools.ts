import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A program that a test needs beside Node.js, and how to see that it is there. */
const TOOLS = {
  terraform: ["terraform", "version"],
  moto_server: ["moto_server", "--help"],
} as const;

export type Tool = keyof typeof TOOLS;

/**
 * `describe` where the tools are there. Where one is missing, the tests are left out, which is said in one line; with
 * `LIVE=require` that is a failure.
 */
export function describeWith(tools: readonly Tool[], name: string, tests: () => void): void {
  const missing = [...tools.filter((tool) => !isThere(tool)), ...missingProvider()];
  if (missing.length === 0) {
    describe(name, tests);
    return;
  }
  const message = `left out: ${name} (missing: ${missing.join(", ")})`;
  if (process.env.LIVE === "require") {
    test(name, () => {
      throw new Error(`LIVE=require, but ${message}`);
    });
    return;
  }
  process.stderr.write(`${message}\n`);
  describe.skip(name, tests);
}

function isThere(tool: Tool): boolean {
  const [command, ...args] = TOOLS[tool];
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** The AWS provider comes from the mirror that is named, otherwise from Terraform's registry. */
function missingProvider(): readonly string[] {
  const mirror = process.env.TF_PLUGIN_MIRROR;
  if (mirror) return existsSync(mirror) ? [] : [`the provider mirror ${mirror}`];
  const { status } = spawnSync(process.execPath, ["-e", REACH_REGISTRY], {
    stdio: "ignore",
    timeout: 10_000,
  });
  return status === 0 ? [] : ["the AWS provider: TF_PLUGIN_MIRROR is not set and the registry out of reach"];
}

const REACH_REGISTRY = `fetch("https://registry.terraform.io/.well-known/terraform.json").then(({ ok }) => process.exit(ok ? 0 : 1))`;
