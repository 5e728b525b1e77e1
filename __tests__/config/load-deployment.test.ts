import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { loadDeployment } from "../../src/config/load-deployment";
import { ConfigError } from "../../src/model/problem";
import { edited } from "./base";

const folder = mkdtempSync(join(tmpdir(), "crosslink-"));
const withoutHandler = edited([
  '{ route: "POST /orders/{id}", handler: ./handlers/orders.ts }',
  '"POST /orders/{id}"',
]);

describe("loadDeployment", () => {
  test("reads YAML", () => {
    const file = join(folder, "deployment.yaml");
    writeFileSync(file, withoutHandler);
    expect(loadDeployment(file).name).toBe("shop");
  });

  test.each([
    ["spaces", 2],
    ["tabs", "\t"],
  ])("reads JSON indented with %s, as the same deployment", (_, indent) => {
    const file = join(folder, "deployment.json");
    writeFileSync(file, JSON.stringify({ $schema: "x", ...parse(withoutHandler) }, undefined, indent));
    expect(loadDeployment(file)).toEqual(loadDeployment(join(folder, "deployment.yaml")));
  });

  test("looks for handlers beside the file", () => {
    const file = join(folder, "handlers.yaml");
    writeFileSync(file, edited(["./handlers/orders.ts", "orders.ts"]));
    expect(() => loadDeployment(file)).toThrow("expected a file, its path relative to this one");
    writeFileSync(join(folder, "orders.ts"), "");
    expect(loadDeployment(file).providers[0]?.backend.handlers[1]).toMatchObject({
      name: "orders",
      entry: join(folder, "orders.ts"),
    });
  });

  test.each([
    ["a missing file", "missing.yaml"],
    ["a folder", "."],
  ])("says of %s which path was tried and how to name another", (_, name) => {
    const file = join(folder, name);
    expect(() => loadDeployment(file)).toThrow(ConfigError);
    expect(() => loadDeployment(file)).toThrow(
      `expected a deployment file, got nothing at ${file}; name another one with --file or DEPLOYMENT`,
    );
  });
});
