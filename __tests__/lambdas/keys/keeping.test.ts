import fc from "fast-check";
import { keeping } from "../../../lambdas/keys/keeping";

const TIMES = { keptMs: 300, againMs: 10 };

/** A source whose values are numbered, with a clock that stands still. */
function setup(times = TIMES) {
  let now = 0;
  const read = jest.fn(async (name: string): Promise<string> => {
    await new Promise((resolve) => setImmediate(resolve));
    return `${name} ${read.mock.calls.length}`;
  });
  const kept = keeping(read, times, () => now);
  return { kept, read, advance: (milliseconds: number) => (now += milliseconds) };
}

test("a value is kept for its time, for each name", async () => {
  const { kept, read, advance } = setup();
  expect(await kept.of("a")).toBe("a 1");
  expect(await kept.of("b")).toBe("b 2");
  advance(299);
  expect(await kept.of("a")).toBe("a 1");
  advance(1);
  expect(await kept.of("a")).toBe("a 3");
  expect(read).toHaveBeenCalledTimes(3);
});

test("its time begins when the read begins, since the answer may be as old as that", async () => {
  const { kept, read, advance } = setup();
  const first = kept.of("a");
  advance(299);
  await first;
  advance(1);
  await kept.of("a");
  expect(read).toHaveBeenCalledTimes(2);
});

test("fifty concurrent calls make one read", async () => {
  const { kept, read } = setup();
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? kept.of("a") : kept.again("a"))),
  );
  expect(new Set(all)).toEqual(new Set(["a 1"]));
  expect(read).toHaveBeenCalledTimes(1);
});

test("a value that does not suit is read anew, once in a while", async () => {
  const { kept, advance } = setup();
  await kept.of("a");
  advance(9);
  expect(await kept.again("a")).toBe("a 1");
  advance(1);
  expect(await kept.again("a")).toBe("a 2");
  expect(await kept.again("a")).toBe("a 2");
  expect(await kept.of("a")).toBe("a 2");
});

test("a value that was never read is read whoever asks", async () => {
  expect(await setup().kept.again("a")).toBe("a 1");
});

test("a failure reaches everyone who waits, and is not kept", async () => {
  const { kept, read } = setup();
  read.mockRejectedValueOnce(new Error("refused"));
  const all = await Promise.allSettled([kept.of("a"), kept.of("a")]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await kept.of("a")).toBe("a 2");
});

test("a failure counts as an attempt to read anew, and leaves the value that there is", async () => {
  const { kept, read, advance } = setup();
  await kept.of("a");
  advance(10);
  read.mockRejectedValueOnce(new Error("refused"));
  await expect(kept.again("a")).rejects.toThrow("refused");
  expect(await kept.again("a")).toBe("a 1");
  advance(289);
  expect(await kept.of("a")).toBe("a 1");
  advance(1);
  expect(await kept.of("a")).toBe("a 3");
});

test("whatever is asked when, there are never more reads than the times allow", async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("of", "again"), fc.nat({ max: 60 })), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (asked) => {
      const { kept, read, advance } = setup();
      let elapsed = 0;
      for (const [how, after] of asked) {
        elapsed += after;
        advance(after);
        await (how === "of" ? kept.of("a") : kept.again("a"));
      }
      expect(read.mock.calls.length).toBeLessThanOrEqual(1 + Math.floor(elapsed / TIMES.againMs));
    }),
  );
});
