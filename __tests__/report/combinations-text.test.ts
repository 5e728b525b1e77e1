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
    "| `private-rest-api` | `none` | made, adopted | no (18) | no (14) | no (16) | no (20) | no (17) | made, adopted | no (8) | no (9) |",
  );
  expect(rows).toContain(
    "| `mtls-rest-api` | `certificate` | no (7) | no (7) | no (7) | made | no (7) | made | no (7) | no (6) | no (6) |",
  );
  expect(rows.filter((row) => /no \(0\)|\| {2}\|/.test(row))).toEqual([]);
});
