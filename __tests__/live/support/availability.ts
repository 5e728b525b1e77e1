import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { leftOut, type TestGroup } from "../../support/tools";

/** A tool that a test needs on the machine: real Terraform, the real AWS provider, an emulated AWS. */
export type Need = "terraform" | "aws-provider" | "moto_server";

/** The tools that tests against an emulated AWS need. */
export const LIVE: readonly Need[] = ["terraform", "aws-provider", "moto_server"];

/** The version that the bindings of `@cdktf/provider-aws` are generated from. */
export const AWS_PROVIDER = "5.100.0";

/** The needs that are not met, each in words: `moto_server is not on the PATH`. */
export function missing(needs: readonly Need[]): readonly string[] {
  return needs.flatMap((need) => CHECKS[need]() ?? []);
}

/**
 * A group that is run; left out where a need is not met.
 * @throws Error where one is not met and `LIVE=require` is set
 */
export function describeWith(needs: readonly Need[]): TestGroup {
  return leftOut("", missing(needs)) === undefined ? describe : describe.skip;
}

const CHECKS: Readonly<Record<Need, () => string | undefined>> = {
  terraform: () => onPath("terraform", "version"),
  moto_server: () => onPath("moto_server", "--help"),
  "aws-provider": () => {
    const mirror = process.env.TF_PLUGIN_MIRROR;
    if (!mirror)
      return reachable(REGISTRY) ? undefined : `TF_PLUGIN_MIRROR is not set and ${REGISTRY} does not answer`;
    const folder = join(mirror, "registry.terraform.io/hashicorp/aws", AWS_PROVIDER);
    return existsSync(folder) ? undefined : `there is no AWS provider ${AWS_PROVIDER} in ${mirror}`;
  },
};

function onPath(command: string, harmless: string): string | undefined {
  const { status } = spawnSync(command, [harmless], { stdio: "ignore" });
  return status === 0 ? undefined : `${command} is not on the PATH`;
}

const REGISTRY = "https://registry.terraform.io";

/** Asked in a process of its own, for a test file cannot wait while it says what it contains. */
function reachable(url: string): boolean {
  const ask = `fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(3000) }).catch(() => process.exit(1))`;
  return spawnSync(process.execPath, ["-e", ask], { stdio: "ignore" }).status === 0;
}
