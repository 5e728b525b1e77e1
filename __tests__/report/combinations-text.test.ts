import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { combinationsText } from "../../src/report/combinations-text";

const DOCUMENT = resolve(__dirname, "../../docs/combinations.md");

test("docs/combinations.md is what npm run combinations writes", () => {
  expect(readFileSync(DOCUMENT, "utf8")).toBe(combinationsText());
});

test("a client that can call has its networks in the cell, one that cannot the reason", () => {
  const rows = combinationsText().split("\n");
  expect(rows).toContain(
    "| `private-rest-api` | `none` | made, adopted | no (11) | no (10) | no (13) | made, adopted | no (4) | no (5) |",
  );
  expect(rows.filter((row) => /no \(0\)|\| {2}\|/.test(row))).toEqual([]);
});
