import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { cachedZips } from "../../src/bundle/bundle-cache";
import { compile } from "../../src/bundle/compile";

let folder: string;
let entry: string;
let compiler: jest.Mock<ReturnType<typeof compile>, [readonly string[]]>;
let cache: string;
const write = (path: string, text: string) => {
  const file = join(folder, path);
  mkdirSync(resolve(file, ".."), { recursive: true });
  writeFileSync(file, text);
};
const code = async () => text(await cachedZips([entry], { folder: cache, compiler }));
const text = (zips: Awaited<ReturnType<typeof cachedZips>>) => {
  const [result] = [...zips.values()];
  if (result === undefined || "refused" in result) throw new Error(result?.refused.join());
  return Buffer.from(unzipSync(result)["index.js"] ?? []).toString();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosslink-"));
  cache = mkdtempSync(join(tmpdir(), "crosslink-cache-"));
  entry = join(folder, "handler.ts");
  write(
    "handler.ts",
    'import { greet } from "./greet"; import { name } from "dep"; export const handler = () => greet(name);',
  );
  write("greet.ts", "export const greet = (name: string) => `hello ${name}`;");
  write("node_modules/dep/package.json", '{ "name": "dep", "version": "1.0.0", "main": "index.js" }');
  write("node_modules/dep/index.js", 'exports.name = "one";');
  compiler = jest.fn(compile);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(cache, { recursive: true });
});

test("an unchanged entry is compiled once", async () => {
  const first = await code();
  expect(await code()).toBe(first);
  expect(compiler).toHaveBeenCalledTimes(1);
});

test.each<[string, () => void, string]>([
  ["its own source", () => write("handler.ts", 'export const handler = () => "changed";'), "changed"],
  ["a file that it imports", () => write("greet.ts", 'export const greet = () => "bye";'), "bye"],
  ["a dependency's code", () => write("node_modules/dep/index.js", 'exports.name = "two";'), "two"],
  [
    "which file a dependency's name means",
    () => {
      write("node_modules/dep/other.js", 'exports.name = "three";');
      write("node_modules/dep/package.json", '{ "name": "dep", "version": "1.0.1", "main": "other.js" }');
    },
    "three",
  ],
  [
    "a file that takes another's place",
    () => write("greet.tsx", 'export const greet = () => "instead";'),
    "instead",
  ],
])("a change of %s makes it compile again", async (_, change, expected) => {
  await code();
  change();
  expect(await code()).toContain(expected);
  expect(compiler).toHaveBeenCalledTimes(2);
});

test("a refused entry is not cached", async () => {
  write("handler.ts", "export const handle = () => 1;");
  await expect(code()).rejects.toThrow("handler.ts: No matching export");
  write("handler.ts", "export const handler = () => 1;");
  expect(await code()).toContain("handler");
});

test("a record that was altered or truncated is not used", async () => {
  const good = await code();
  for (const file of readdirSync(cache)) writeFileSync(join(cache, file), "{");
  expect(await code()).toBe(good);
});

test("the code does not contain the folder where it was compiled", async () => {
  const here = await code();
  const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
  cpSync(folder, elsewhere, { recursive: true });
  const there = await cachedZips([join(elsewhere, "handler.ts")], { folder: join(elsewhere, "cache") });
  rmSync(elsewhere, { recursive: true });
  expect(text(there)).toBe(here);
  expect(here).not.toContain(folder);
});
