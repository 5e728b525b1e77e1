import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { PICTURED, type Pictured } from "./pictured";

const ROOT = resolve(__dirname, "..");
const IMAGES = join(ROOT, "docs/images");

/** Writes the screenshots of the documentation, by the Chromium that is on the PATH. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-screenshots-"));
  const executablePath = execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  mkdirSync(IMAGES, { recursive: true });
  try {
    for (const pictured of PICTURED) {
      const { name, width, height } = pictured;
      const path = join(folder, `${name}.html`);
      if (pictured.change) writeComparison(pictured.file, pictured.change, path, join(folder, name));
      else report(ROOT, ["--file", pictured.file, "--output", path]);
      const context = await browser.newContext({ offline: true, viewport: { width, height } });
      const page = await context.newPage();
      await page.goto(`file://${path}`);
      await page.screenshot({ path: join(IMAGES, `${name}.png`) });
      await context.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** @param own a folder that is made, for a repository with the file before its change */
function writeComparison(
  file: string,
  change: NonNullable<Pictured["change"]>,
  path: string,
  own: string,
): void {
  cpSync(dirname(join(ROOT, file)), own, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", ...args], { cwd: own });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=before");
  const changed = join(own, basename(file));
  writeFileSync(changed, readFileSync(changed, "utf8").replace(change.from, change.to));
  report(own, ["--file", basename(file), "--against", "main", "--output", path]);
}

function report(cwd: string, args: readonly string[]): void {
  const program = ["--require", require.resolve("tsx/cjs"), join(ROOT, "main.ts"), "report", ...args];
  execFileSync(process.execPath, program, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

void main();
