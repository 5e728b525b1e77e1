import { clientAnswer } from "../gateway/client-answer";
import { startClient } from "./client";
import { DIRECT_SECONDS } from "./deployment";
import type { DataPath } from "./system";

/** What the clients make of many calls, of slow answers and of failures. */
export function underLoad(system: () => DataPath): void {
  describe("under load", () => {
    it("50 concurrent calls of the assume-role client make one call of STS", async () => {
      const { visits } = system().gateway;
      const client = await startClient(system(), "consumer", "assumed");
      const before = visits.to("sts").length;
      const answers = await Promise.all(Array.from({ length: 50 }, () => clientAnswer(client)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(200));
      expect(visits.to("sts")).toHaveLength(before + 1);
    });

    it("504: a slow backend, said before the function's own time is over", async () => {
      const client = await startClient(system(), "consumer", "direct");
      const start = performance.now();
      const event = { path: "/slow", query: { seconds: DIRECT_SECONDS + 3 } };
      const { statusCode, error } = await clientAnswer(client, event);
      const seconds = (performance.now() - start) / 1000;
      expect(statusCode).toBe(504);
      expect(error).toMatchObject({
        reason: "timeout",
        message: expect.stringContaining("did not answer in time"),
      });
      expect(seconds).toBeGreaterThanOrEqual(DIRECT_SECONDS);
      expect(seconds).toBeLessThan(DIRECT_SECONDS + 2);
    });

    it.each([
      ["GET", 200, 3],
      ["POST", 503, 1],
    ] as const)(
      "%s of a backend that fails twice with 503: %i, sent %i times",
      async (method, status, times) => {
        const { visits } = system().gateway;
        const client = await startClient(system(), "consumer", "direct");
        const before = visits.to("execute-api").length;
        const { statusCode } = await clientAnswer(client, { method, path: "/flaky", query: { failures: 2 } });
        expect([statusCode, visits.to("execute-api").length - before]).toEqual([status, times]);
      },
    );
  });
}
