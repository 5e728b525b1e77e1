import { spawnSync } from "node:child_process";

/** Something of the machine's that a test runs, and why what is there will not do; nothing where it will. */
export type Tool = () => string | undefined;

/** The shell that people paste commands into. */
export const bash: Tool = () => (versionOf("bash") === undefined ? "bash is not on the PATH" : undefined);

/** curl, which signs what it sends; 7.88 is the oldest that the commands were tried with. */
export const signingCurl: Tool = () => {
  const [, version = "", major, minor] = /^curl ((\d+)\.(\d+)\.\S+)/.exec(versionOf("curl") ?? "") ?? [];
  if (version === "") return "curl is not on the PATH";
  return Number(major) * 1000 + Number(minor) < 7088 ? `curl ${version} is older than 7.88` : undefined;
};

/**
 * `describe`, or where a tool is missing `describe.skip` and a line that says so; with `LIVE=require` nothing may be
 * left out.
 */
export function describeWithTools(
  what: string,
  tools: readonly Tool[],
): typeof describe | typeof describe.skip {
  const reasons = tools.flatMap((tool) => tool() ?? []).join(", ");
  if (reasons === "") return describe;
  if (process.env.LIVE === "require") throw new Error(`LIVE=require, but ${reasons}`);
  process.stderr.write(`${what}: left out, ${reasons}\n`);
  return describe.skip;
}

function versionOf(command: string): string | undefined {
  const { status, stdout } = spawnSync(command, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
