import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { emulatedAwsText } from "./live/emulated-aws/strict/emulated-aws-text";
import { strictRules } from "./live/emulated-aws/strict/registry";

const ROOT = resolve(__dirname, "..");

const RULES = Object.values(strictRules()).flat();

test("docs/emulated-aws.md is what npm run emulated-aws writes", () => {
  expect(readFileSync(join(ROOT, "docs/emulated-aws.md"), "utf8")).toBe(emulatedAwsText());
});

test.each(RULES)("the file that is named beside it shows the rule: $name", ({ name, shownBy }) => {
  const file = join(ROOT, shownBy);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(name);
});

test("no two rules have the same name", () => {
  const names = RULES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
