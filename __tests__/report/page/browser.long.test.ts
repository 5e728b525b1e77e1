import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium as driver, type Page } from "playwright-core";
import { EXAMPLE_NAMES, exampleFile } from "../../support/examples";
import { FIFTY_CONSUMERS } from "../../support/report/fifty-consumers";
import { overlapping, textsOutside } from "../../support/report/geometry";
import { HOSTILE_FILES } from "../../support/report/hostile-files";
import { reported } from "../../support/report/made-page";
import { chromium, describeWithTools } from "../../support/tools";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The most bytes of a page, that of fifty consumers included. */
const MOST_BYTES = 1_000_000;

/** The most that a click may take with fifty consumers, over one. */
const MOST_CLICK = 50;

describeWithTools("the report in a browser", [chromium])("the report in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const told: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const { stdout } = spawnSync("which", ["chromium"], { encoding: "utf8" });
    browser = await driver.launch({ executablePath: stdout.trim(), args: ["--no-sandbox"] });
    context = await browser.newContext({ offline: true });
    page = await context.newPage();
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", ({ message }) => told.push(message));
    page.on("dialog", (dialog) => told.push(dialog.message()));
    page.on("request", (request) => told.push(request.url()));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page of a deployment file. @returns the page's address */
  async function open(file: string): Promise<string> {
    const path = join(folder, "report.html");
    await reported("--file", file, "--output", path);
    told.length = 0;
    await page.goto(`file://${path}`);
    return `file://${path}`;
  }

  function written(name: string, file: object): string {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(file));
    return path;
  }

  async function violations(): Promise<readonly string[]> {
    const { violations: all } = (await page.evaluate(`${AXE}; axe.run()`)) as {
      violations: { id: string }[];
    };
    return all.map(({ id }) => id);
  }

  const files = [
    ["deployment.yaml", resolve("deployment.yaml")],
    ...EXAMPLE_NAMES.map((name) => [name, exampleFile(name)]),
  ] as [string, string][];

  it.each(files)(
    "%s: every text is in its box, nothing is asked for, and axe finds nothing",
    async (_, file) => {
      const address = await open(file);
      expect(told).toEqual([address]);
      expect(statSync(join(folder, "report.html")).size).toBeLessThan(MOST_BYTES);
      expect(await page.locator("svg .node").count()).toBeGreaterThan(2);
      expect(await page.evaluate(textsOutside)).toEqual([]);
      expect(await page.evaluate(overlapping)).toEqual([]);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations()).toEqual([]);
      }
      // The script of axe, and nothing else, is new.
      expect(told).toEqual([address]);
    },
  );

  it("shows the calls of an arrow by click and by keyboard, and all of them again", async () => {
    await open(resolve("deployment.yaml"));
    const calls = page.locator("details.call:visible");
    const arrows = page.locator(".edge[role]");
    await arrows.nth(0).dispatchEvent("click");
    expect(await calls.count()).toBe(1);
    expect(await calls.innerText()).toMatch(/endpoint policy of consumer: allows by \w+[\s\S]+Because of/);
    await arrows.nth(1).focus();
    await page.keyboard.press("Enter");
    expect(await calls.count()).toBe(2);
    await arrows.nth(3).focus();
    await page.keyboard.press("Space");
    expect(await page.locator("#chosen").innerText()).toMatch(
      /assumed to STS endpoint, endpoint policy: 1 call/,
    );
    await page.getByRole("button", { name: "Show all calls" }).click();
    expect(await calls.count()).toBe(2);
  });

  it("explains a refusal where the matrix says one, and the statement of a decision", async () => {
    await open(exampleFile("several-consumers"));
    await page.locator("#matrix table a.refused").first().click();
    const target = page.locator("ol:target");
    expect(await target.isVisible()).toBe(true);
    expect(await target.innerText()).toMatch(/says nothing|denies/);
    await page.locator("#matrix table a.allowed").first().click();
    const link = page.locator("ol:target a").first();
    const sid = await link.innerText();
    await link.click();
    expect(await page.locator("pre:target").innerText()).toContain(`"Sid": "${sid}"`);
  });

  it("opens the decisions of a call without any script", async () => {
    const address = await open(exampleFile("several-consumers"));
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(address);
    await plain.locator("#matrix table a.refused").first().click();
    expect(await plain.locator("ol:target").isVisible()).toBe(true);
  });

  it("shows what a change newly allows, opened, in a page that axe finds nothing wrong with", async () => {
    const before = exampleFile("several-consumers");
    const text = readFileSync(before, "utf8");
    const changed = join(folder, "changed.yaml");
    writeFileSync(changed, text.replace('provider: { routes: ["GET /orders/{id}"] }', "provider: {}"));
    const path = join(folder, "review.html");
    await reported("--file", changed, "--against", before, "--output", path);
    told.length = 0;
    await page.goto(`file://${path}`);
    expect(told).toEqual([`file://${path}`]);
    expect(await page.locator("details.change[open] > summary").allInnerTexts()).toEqual([
      "GET / of provider by the access role of billing through the endpoint of billing",
      "POST /orders of provider by the access role of billing through the endpoint of billing",
    ]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
    }
  });

  it("fits on paper", async () => {
    await open(exampleFile("mutual-tls"));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 1000, height: 1400 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(1000);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ media: "screen" });
  });

  /** The milliseconds that the median arrow takes from a click to the layout after it. */
  async function medianClick(): Promise<number> {
    return (await page.evaluate(`(() => {
      const times = [...document.querySelectorAll(".edge[role]")].map((edge) => {
        const start = performance.now();
        edge.dispatchEvent(new MouseEvent("click"));
        document.body.getBoundingClientRect();
        return performance.now() - start;
      });
      // No clock of a browser is finer than this.
      return Math.max(0.2, times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);
    })()`)) as number;
  }

  it("shows fifty consumers in a page under 1 MB, whose arrows answer as quickly as those of one, times a few", async () => {
    await open(resolve("deployment.yaml"));
    const ofOne = await medianClick();
    const address = await open(written("fifty.json", FIFTY_CONSUMERS));
    expect(told).toEqual([address]);
    expect(statSync(join(folder, "report.html")).size).toBeLessThan(MOST_BYTES);
    expect(await page.locator("svg .group").count()).toBeLessThan(10);
    expect(await page.evaluate(textsOutside)).toEqual([]);
    const ofFifty = await medianClick();
    process.stdout.write(`a click takes ${ofOne} ms with one consumer, ${ofFifty} ms with fifty\n`);
    expect(ofFifty / ofOne).toBeLessThan(MOST_CLICK);
  });

  it.each(Object.entries(HOSTILE_FILES))("%s is text, and runs nothing", async (name, { file, shown }) => {
    const address = await open(written(`${name.replaceAll(" ", "-")}.json`, file));
    expect(told).toEqual([address]);
    const elements = "script:not(body > script), img, iframe, [onerror], [onload], a[href^='javascript']";
    expect(await page.locator(elements).count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.evaluate("document.documentElement.textContent")).toContain(shown);
    expect(await page.evaluate("document.documentElement.innerHTML")).not.toMatch(
      /[\u202a-\u202e\u2066-\u2069]/,
    );
  });
});
