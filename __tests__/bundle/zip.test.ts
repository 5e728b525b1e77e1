import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { withFiles, zip } from "../../src/bundle/zip";

const files = { "b.js": strToU8("b"), "a.js": strToU8("a") };

test("a zip holds its files, sorted, readable by everybody, dated 1980", () => {
  const bytes = zip(files);
  expect(Object.keys(unzipSync(bytes))).toEqual(["a.js", "b.js"]);
  const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const header = Buffer.from(bytes).subarray(central);
  expect(header.readUInt32LE(38) >>> 16).toBe(0o100644);
  expect(header.readUInt16LE(14)).toBe((0 << 9) | (1 << 5) | 1);
  expect(header.readUInt16LE(12)).toBe(0);
});

test("a zip does not depend on the order of its files", () => {
  expect(zip({ "a.js": strToU8("a"), "b.js": strToU8("b") })).toEqual(zip(files));
});

const withGrants = (content: Uint8Array) => withFiles(content, { "grants.json": "{}" });

test("a zip with further files is the zip that all of them give", () => {
  const all = zip({ ...files, "grants.json": strToU8("{}") });
  expect(withGrants(zip(files))).toEqual(all);
  expect(withGrants(withGrants(zip(files)))).toEqual(all);
  expect(Object.keys(unzipSync(all))).toEqual(["a.js", "b.js", "grants.json"]);
});

test("a file that is there already is replaced", () => {
  const changed = withFiles(withGrants(zip(files)), { "grants.json": "{ }" });
  expect(strFromU8(unzipSync(changed)["grants.json"] ?? new Uint8Array())).toBe("{ }");
});

test.each(["UTC", "Asia/Kathmandu", "America/Los_Angeles"])("a zip is the same in timezone %s", (TZ) => {
  const module = resolve(__dirname, "../../src/bundle/zip.ts");
  const script = `const { withFiles, zip } = require(${JSON.stringify(module)}); process.stdout.write(withFiles(zip({ a: new Uint8Array([1]) }), { "grants.json": "{}" }))`;
  const bytes = execFileSync(process.execPath, ["--require", "tsx/cjs", "-e", script], {
    env: { ...process.env, TZ },
  });
  expect(new Uint8Array(bytes)).toEqual(withGrants(zip({ a: new Uint8Array([1]) })));
});
