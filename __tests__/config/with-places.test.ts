import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPlaces } from "../../src/config/with-places";
import { ConfigError } from "../../src/model/problem";

const folder = mkdtempSync(join(tmpdir(), "crosslink-places-"));
const file = join(folder, "deployment.yaml");
writeFileSync(
  file,
  `name: shop
consumers:
  web:
    uses:
      orders: { routes: [GET /] }
`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const placed = (path: string, more: object = {}) =>
  withPlaces(new ConfigError(file, [{ path, message: "wrong", ...more }])).problems[0];

test.each([
  ["the key that it names", "consumers.web.uses.orders", 5, 7],
  ["a part of a list", "consumers.web.uses.orders.routes[0]", 5, 26],
  ["the nearest key, where there is none of its own", "consumers.web.uses.orders.allowRoles", 5, 7],
])("a problem that is found by a proof is placed at %s", (_, path, line, column) => {
  expect(placed(path)).toEqual({ path, message: "wrong", line, column });
});

test("a problem that has a place keeps it, and one of no key gets none", () => {
  expect(placed("consumers.web", { line: 9, column: 9 })).toMatchObject({ line: 9, column: 9 });
  expect(placed("")).toEqual({ path: "", message: "wrong" });
});

test("problems of a file that is not there stay as they are", () => {
  const error = new ConfigError("nowhere.yaml", [{ path: "consumers", message: "wrong" }]);
  expect(withPlaces(error).message).toBe(error.message);
});
