import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { compile, optionsFor } from "../../src/bundle/compile";
import { lambdaFile } from "../../src/bundle/lambdas";

test("Crosslink's own functions have no credential provider chain, a user's handler keeps it", () => {
  expect(optionsFor(lambdaFile("direct", "handler.ts"))).toHaveProperty("alias");
  expect(optionsFor("/project/handlers/orders.ts")).not.toHaveProperty("alias");
});

test("Crosslink's own functions compile to the same code, alone or together", async () => {
  const names = ["direct", "assume-role", "identity", "authorizer", "front-door", "rotation", "api-key"];
  const entries = names.map((name) => lambdaFile(name, "handler.ts"));
  const together = await compile(entries);
  for (const entry of entries) {
    const alone = (await compile([entry])).get(entry);
    expect(together.get(entry)).toEqual(alone);
    expect(alone).toMatchObject({ inputs: expect.arrayContaining([entry]) });
  }
});

describe("a user's handler", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-"));
  const file = (name: string) => relative(process.cwd(), join(folder, name));
  const compiled = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    const [result] = [...(await compile([join(folder, name)])).values()];
    if (result === undefined) throw new Error(`${name} was not compiled`);
    return result;
  };

  beforeAll(() => {
    writeFileSync(join(folder, "others.ts"), "export const handler = () => 1; export const other = 2;");
    writeFileSync(join(folder, "broken.ts"), "export const\n  handler = (");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["a constant", "export const handler = () => 1;"],
    ["a function among other exports", "export async function handler() {} export const other = 1;"],
    ["another module's", 'export { handler } from "./others";'],
    ["one of all that another module has", 'export * from "./others";'],
    ["CommonJS", "exports.handler = () => 1;"],
    ["CommonJS that is decided at run time", 'module.exports = require("./others");'],
  ])("may be exported as %s", async (_, text) => {
    const result = await compiled("good.js", text);
    expect(result).not.toHaveProperty("refused");
    const module = { exports: {} as Record<string, unknown> };
    new Function("module", "exports", Buffer.from("code" in result ? result.code : "").toString())(
      module,
      module.exports,
    );
    expect(Object.keys(module.exports)).toEqual(["handler"]);
    expect(typeof module.exports.handler).toBe("function");
  });

  test.each([
    [
      "has another name",
      "export const Handler = () => 1;",
      `${file("bad.ts")}: No matching export in "bad.ts" for import "handler"`,
    ],
    [
      "is the default export",
      "export default () => 1;",
      `${file("bad.ts")}: No matching export in "bad.ts" for import "handler"`,
    ],
    [
      "is a type",
      "export type handler = string; export const other = 1;",
      `${file("bad.ts")}: No matching export in "bad.ts" for import "handler"`,
    ],
    [
      "is not exported",
      "const handler = () => 1; handler();",
      `${file("bad.ts")}: Import "handler" will always be undefined because the file "bad.ts" has no exports`,
    ],
    [
      "imports what is not there",
      'import "./nothing"; import "no-such-package"; export const handler = () => 1;',
      `${file("bad.ts")}:1:8: Could not resolve "./nothing"`,
    ],
    ["has a mistake", "export const handler = () => {", `${file("bad.ts")}:1:31: Unexpected end of file`],
    [
      "imports a file with a mistake",
      'export { handler } from "./broken";',
      `${file("broken.ts")}:2:14: Unexpected end of file`,
    ],
  ])("that %s is refused, with the place and the reason", async (_, text, reason) => {
    const { refused } = (await compiled("bad.ts", text)) as { refused: readonly string[] };
    expect(refused).toContain(reason);
  });
});
