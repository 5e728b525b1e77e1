import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { chromium, describeWithTools } from "../../support/tools";

const ROOT = join(__dirname, "../../..");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

describeWithTools("the page in a browser", [chromium]).each([
  ["deployment.yaml"],
  ["examples/central-gateway.yaml"],
])("the page of %s", (file) => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const path = join(folder, "report.html");
  const told: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const args = ["--require", "tsx/cjs", "main.ts", "report", "--file", file, "--output", path];
    const { status, stderr } = spawnSync("node", args, { cwd: ROOT, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    const { stdout } = spawnSync("which", ["chromium"], { encoding: "utf8" });
    browser = await driver.launch({ executablePath: stdout.trim(), args: ["--no-sandbox"] });
    page = await (await browser.newContext({ offline: true })).newPage();
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", ({ message }) => told.push(message));
    page.on("request", (request) => told.push(request.url()));
    await page.goto(`file://${path}`);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it("asks for nothing but itself, and tells of no error", () => {
    expect(told).toEqual([`file://${path}`]);
    expect(statSync(path).size).toBeLessThan(1_000_000);
  });

  it("has every text within its box", async () => {
    const [boxes, outside] = (await page.evaluate(`(() => {
      const nodes = [...document.querySelectorAll("svg .node")];
      const within = (t, r) => t.x >= r.x && t.y >= r.y && t.x + t.width <= r.x + r.width && t.y + t.height <= r.y + r.height;
      const bad = nodes.filter((g) => [...g.querySelectorAll("text")].some((t) => !within(t.getBBox(), g.querySelector("rect").getBBox())));
      return [nodes.length, bad.map((g) => g.textContent)];
    })()`)) as [number, string[]];
    expect(boxes).toBeGreaterThan(3);
    expect(outside).toEqual([]);
  });

  it("has nothing that axe finds wrong", async () => {
    const { violations } = (await page.evaluate(`${AXE}; axe.run()`)) as { violations: { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("opens the calls of an arrow by click and by keyboard", async () => {
    const open = page.locator("details.call[open]");
    await page.locator(".edge").nth(0).dispatchEvent("click");
    expect(await open.getAttribute("id")).toBe("call-0");
    await page.locator(".edge").nth(1).focus();
    await page.keyboard.press("Enter");
    expect(await open.getAttribute("id")).toBe("call-1");
    expect(await open.innerText()).toMatch(/: allowed/);
  });
});
