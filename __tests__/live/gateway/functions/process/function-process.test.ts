import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invokeOutcome } from "../invoke-outcome";
import { FunctionProcess } from "./function-process";

const CODE = `const { setTimeout: wait } = require("node:timers/promises");
const { now } = Date;
const first = (limit) => Promise.race([limit, wait(50, "waited")]);
exports.handler = async (event, context) => {
  if (event.limits) {
    const { timeout } = AbortSignal;
    const request = new Promise((resolve) => setTimeout(resolve, 10, "limit"));
    const own = new Promise((resolve) => timeout(10).addEventListener("abort", resolve));
    return [await first(request), await first(own)];
  }
  if (event.error) throw Object.assign(new Error(event.error), { name: "KeyError" });
  const date = new Date();
  return { left: context.getRemainingTimeInMillis(), now: now(), date: date.getTime(), isDate: new Date(0) instanceof Date, year: new Date("2001-02-03").getFullYear() };
};`;

describe("a function", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-function-"));
  let process: FunctionProcess;
  let aheadMs = 0;
  beforeAll(async () => {
    writeFileSync(join(folder, "index.js"), CODE);
    const start = { folder, handler: "index.handler", env: {}, timeoutSeconds: 60, patience: 20 };
    process = await FunctionProcess.start({ ...start, aheadMs: () => aheadMs });
  });
  afterAll(async () => {
    await process.stop();
    rmSync(folder, { recursive: true });
  });

  it("sees another time of day at its next call, without waiting for it", async () => {
    const call = async () => (await process.call({})) as { result: { now: number; date: number } };
    const before = Date.now();
    const { result: first } = await call();
    aheadMs = 3_600_000;
    const { result: second } = await call();
    aheadMs = 0;
    expect(first.now).toBeGreaterThanOrEqual(before);
    expect(second.now).toBeGreaterThanOrEqual(first.now + 3_600_000);
    expect(second.date).toBeGreaterThanOrEqual(first.now + 3_600_000);
    expect(second).toMatchObject({ isDate: true, year: 2001 });
    expect((await call()).result.now).toBeLessThan(second.now);
  });

  it("knows how many whole milliseconds it has left", async () => {
    const { result } = (await process.call({})) as { result: { left: number } };
    expect(Number.isInteger(result.left)).toBe(true);
    expect(result.left).toBeLessThanOrEqual(60_000);
  });

  it("has longer limits for its requests and for itself, and waits no longer", async () => {
    expect(await process.call({ limits: true })).toEqual({ result: ["waited", "waited"] });
  });

  it("tells an error by its type and its message, as Lambda does", async () => {
    const outcome = await process.call({ error: "Unauthorized" });
    expect(outcome).toMatchObject({ error: "KeyError: Unauthorized" });
    expect(invokeOutcome(outcome)).toEqual({
      functionError: "Unhandled",
      result: '{"errorType":"KeyError","errorMessage":"Unauthorized"}',
    });
  });
});

test("Lambda answers null for a function that returns nothing, and an error for one that is late", () => {
  expect(invokeOutcome({ result: undefined })).toEqual({ result: "null" });
  expect(invokeOutcome({ timedOutAfterSeconds: 3 })).toEqual({
    functionError: "Unhandled",
    result: '{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 3.00 seconds"}',
  });
});
