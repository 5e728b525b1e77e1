import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { PICTURED } from "./pictured";

const ROOT = resolve(__dirname, "..");
const IMAGES = join(ROOT, "docs/images");

/** Writes the screenshots of the documentation, by the Chromium that is on the PATH. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-screenshots-"));
  const executablePath = execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  mkdirSync(IMAGES, { recursive: true });
  try {
    for (const { name, args, width, height } of PICTURED) {
      const path = join(folder, `${name}.html`);
      const program = ["--require", "tsx/cjs", "main.ts", "report", ...args, "--output", path];
      execFileSync(process.execPath, program, { cwd: ROOT, stdio: "inherit" });
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

void main();
