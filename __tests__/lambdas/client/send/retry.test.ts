import { CallError } from "../../../../lambdas/client/call-error";
import type { Method } from "../../../../lambdas/client/route";
import type { ApiAnswer } from "../../../../lambdas/client/send/exchange";
import { withRetries } from "../../../../lambdas/client/send/retry";
import { fakeSystem } from "../../../support/fakes/fake-system";

const signal = new AbortController().signal;
const lost = () => new CallError("connection", "lost", 502);
const answer = (status: number): ApiAnswer => ({ status, headers: {}, body: Buffer.alloc(0) });

/** Runs a call whose attempts end as listed; the last outcome repeats. */
async function run(
  method: Method,
  ends: readonly (number | Error)[],
  { leftMs = 60_000, random = 0.5 } = {},
) {
  const system = fakeSystem(random);
  let sent = 0;
  const attempt = async () => {
    const end = ends[Math.min(sent, ends.length - 1)] ?? 200;
    sent += 1;
    if (typeof end !== "number") throw end;
    return answer(end);
  };
  const result = await withRetries(attempt, method, { at: system.now() + leftMs, signal }, system).catch(
    (error: unknown) => error,
  );
  return { result, sent, slept: system.slept };
}

describe("a request is sent again", () => {
  test.each<[Method, (number | Error)[], number, number]>([
    ["GET", [503, 503, 200], 200, 3],
    ["GET", [429, 200], 200, 2],
    ["GET", [502, 200], 200, 2],
    ["GET", [504, 200], 200, 2],
    ["GET", [lost(), 200], 200, 2],
    ["HEAD", [503, 200], 200, 2],
    ["OPTIONS", [503, 200], 200, 2],
    ["PUT", [503, 200], 200, 2],
    ["DELETE", [503, 200], 200, 2],
    ["GET", [503], 503, 4],
  ])("%s after %j: answer %i with attempt %i", async (method, ends, status, attempts) => {
    const { result, sent } = await run(method, ends);
    expect(result).toMatchObject({ status, attempts });
    expect(sent).toBe(attempts);
  });
});

describe("a request is not sent again", () => {
  test.each<[Method, number]>([
    ["POST", 503],
    ["PATCH", 503],
    ["GET", 200],
    ["GET", 400],
    ["GET", 403],
    ["GET", 500],
    ["GET", 501],
  ])("%s after %i", async (method, status) => {
    const { result, sent } = await run(method, [status, 200]);
    expect(result).toMatchObject({ status, attempts: 1 });
    expect(sent).toBe(1);
  });

  test("POST after a lost connection", async () => {
    const { result, sent } = await run("POST", [lost(), 200]);
    expect(result).toMatchObject({ reason: "connection", attempts: 1 });
    expect(sent).toBe(1);
  });

  test("after a timeout", async () => {
    const { result, sent } = await run("GET", [new CallError("timeout", "late", 504), 200]);
    expect(result).toMatchObject({ reason: "timeout", attempts: 1 });
    expect(sent).toBe(1);
  });

  test("after a defect", async () => {
    const { result, sent } = await run("GET", [new TypeError("defect"), 200]);
    expect(result).toBeInstanceOf(TypeError);
    expect(sent).toBe(1);
  });

  test("when the deadline would pass while waiting: what came is the result", async () => {
    const { result, sent, slept } = await run("GET", [503, 503, 200], { leftMs: 150, random: 0.99 });
    expect(result).toMatchObject({ status: 503, attempts: 2 });
    expect(sent).toBe(2);
    expect(slept).toEqual([99]);
  });

  test("more than three times", async () => {
    const { result, sent } = await run("GET", [lost()]);
    expect(result).toMatchObject({ reason: "connection", attempts: 4 });
    expect(sent).toBe(4);
  });
});

test("the waits are random parts of 100, 200 and 400 ms", async () => {
  expect((await run("GET", [503], { random: 0 })).slept).toEqual([0, 0, 0]);
  expect((await run("GET", [503], { random: 0.5 })).slept).toEqual([50, 100, 200]);
});
