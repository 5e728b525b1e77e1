import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { crosslink } from "../support/commands/crosslink";
import { DEFAULT } from "../support/deployment";
import { reported } from "../support/report/made-page";

const FILE = resolve("deployment.yaml");
const folder = mkdtempSync(join(tmpdir(), "report-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("crosslink report", () => {
  const path = join(folder, "deep", "report.html");

  it("writes the same page each time, and prints where", async () => {
    expect(await reported("--file", FILE, "--output", path)).toBe(`${path}\n`);
    const first = readFileSync(path, "utf8");
    await reported("--file", FILE, "--output", path);
    expect(readFileSync(path, "utf8")).toBe(first);
    expect(first).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it("writes a page that may load nothing, and run its own script alone", () => {
    const [, policy = ""] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(path, "utf8")) ?? [];
    expect(policy.replace(/sha256-[\w+/=]+/g, "hash").replaceAll("&#39;", "'")).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'hash'; style-src 'hash'",
    );
  });

  it("prints the picture alone as SVG or as Mermaid, or writes it", async () => {
    expect(await reported("--file", FILE, "--svg")).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]+<\/svg>\n$/,
    );
    expect(await reported("--file", FILE, "--mermaid")).toMatch(/^flowchart LR\n/);
    const file = join(folder, "picture.mmd");
    expect(await reported("--file", FILE, "--mermaid", "--output", file)).toBe(`${file}\n`);
    expect(readFileSync(file, "utf8")).toBe(await reported("--file", FILE, "--mermaid"));
  });

  it("ends with status 1 where both are asked for, and where the file is wrong", () => {
    const both = crosslink(folder, ["report", "--file", FILE, "--svg", "--mermaid"]);
    expect([both.status, both.output]).toEqual([1, ""]);
    expect(both.errors).toContain("option '--svg' cannot be used with option '--mermaid'");
    const wrong = join(folder, "wrong.json");
    writeFileSync(wrong, JSON.stringify({ ...DEFAULT, region: 1 }));
    const { status, output, errors } = crosslink(folder, ["report", "--file", wrong]);
    expect([status, output]).toEqual([1, ""]);
    expect(errors).toContain("region: expected");
  });
});

test("the README has the picture of the default deployment, as --mermaid prints it", async () => {
  const [, drawn] = /```mermaid\n([\s\S]*?)```/.exec(readFileSync(resolve("README.md"), "utf8")) ?? [];
  expect(drawn).toBe(await reported("--file", FILE, "--mermaid"));
});
