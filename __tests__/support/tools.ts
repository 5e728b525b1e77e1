import { spawnSync } from "node:child_process";

/** A tool that a test runs, with the reason if the installed one is unsuitable. */
export type Tool = () => string | undefined;

/** A group of tests that Jest runs, or that it leaves out and names. */
export type TestGroup = typeof describe | typeof describe.skip;

/** The shell that people paste commands into. */
export const bash: Tool = () => (versionOf("bash") === undefined ? "bash is not on the PATH" : undefined);

/** OpenSSL, which prints certificates; its names of attributes changed before version 3. */
export const openssl: Tool = () => {
  const { status, stdout } = spawnSync("openssl", ["version"], { encoding: "utf8" });
  if (status !== 0) return "openssl is not on the PATH";
  return /^OpenSSL [3-9]/.test(stdout) ? undefined : `${stdout.trim()} is not OpenSSL 3`;
};

/** jq, by which commands read what is in a secret. */
export const jq: Tool = () => (versionOf("jq") === undefined ? "jq is not on the PATH" : undefined);

/** Debian's Chromium, which opens pages. */
export const chromium: Tool = () =>
  versionOf("chromium") === undefined ? "chromium is not on the PATH" : undefined;

/** curl, which signs what it sends; 7.88 is the oldest that the commands were tried with. */
export const signingCurl: Tool = () => {
  const [, version = "", major, minor] = /^curl ((\d+)\.(\d+)\.\S+)/.exec(versionOf("curl") ?? "") ?? [];
  if (version === "") return "curl is not on the PATH";
  return Number(major) * 1000 + Number(minor) < 7088 ? `curl ${version} is older than 7.88` : undefined;
};

/**
 * The line about tests that are left out, for some reasons; undefined where there are none.
 * @throws Error where there are some and `LIVE=require` is set
 */
export function leftOut(what: string, reasons: readonly string[]): string | undefined {
  if (reasons.length === 0) return undefined;
  if (process.env.LIVE === "require") throw new Error(`LIVE=require, but ${reasons.join(", ")}`);
  return `${what}: left out, ${reasons.join(", ")}`;
}

/**
 * A group that is run; left out, with a printed reason, if a tool is missing.
 * @throws Error where one is missing and `LIVE=require` is set
 */
export function describeWithTools(what: string, tools: readonly Tool[]): TestGroup {
  const line = leftOut(
    what,
    tools.flatMap((tool) => tool() ?? []),
  );
  if (line === undefined) return describe;
  process.stderr.write(`${line}\n`);
  return describe.skip;
}

function versionOf(command: string): string | undefined {
  const { status, stdout } = spawnSync(command, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
