import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { strToU8, unzipSync } from "fflate";
import { zip } from "../../src/bundle/zip";

const files = { "b.js": strToU8("b"), "a.js": strToU8("a") };

test("a zip holds its files, sorted, readable by everybody, dated 1980", async () => {
  const bytes = await zip(files);
  expect(Object.keys(unzipSync(bytes))).toEqual(["a.js", "b.js"]);
  const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const header = Buffer.from(bytes).subarray(central);
  expect(header.readUInt32LE(38) >>> 16).toBe(0o100644);
  expect(header.readUInt16LE(14)).toBe((0 << 9) | (1 << 5) | 1);
  expect(header.readUInt16LE(12)).toBe(0);
});

test("a zip does not depend on the order of its files", async () => {
  expect(await zip({ "a.js": strToU8("a"), "b.js": strToU8("b") })).toEqual(await zip(files));
});

test.each(["UTC", "Asia/Kathmandu", "America/Los_Angeles"])(
  "a zip is the same in timezone %s",
  async (TZ) => {
    const module = resolve(__dirname, "../../src/bundle/zip.ts");
    const script = `const { zip } = require(${JSON.stringify(module)}); zip({ a: new Uint8Array([1]) }).then((bytes) => process.stdout.write(bytes))`;
    const bytes = execFileSync(process.execPath, ["--require", "tsx/cjs", "-e", script], {
      env: { ...process.env, TZ },
    });
    expect(new Uint8Array(bytes)).toEqual(await zip({ a: new Uint8Array([1]) }));
  },
);
