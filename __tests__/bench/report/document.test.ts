import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceReport } from "../../../bench/report/document";

const DOCUMENT = readFileSync(join(__dirname, "../../../docs/performance.md"), "utf8");

test("a report replaces the previous one, and nothing else", () => {
  const once = replaceReport(DOCUMENT, "first");
  const twice = replaceReport(once, "second");
  expect(twice).toContain("\n\nsecond\n\n");
  expect(twice.replace("second", "first")).toBe(once);
  expect(twice.split("<!--")[0]).toBe(DOCUMENT.split("<!--")[0]);
});

test("a document without the marks is left alone", () => {
  expect(() => replaceReport("# Performance", "report")).toThrow("expected <!--");
});
