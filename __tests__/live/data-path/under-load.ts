import { clientAnswer } from "../gateway/functions/client-answer";
import type { LoggedRequest } from "../gateway/request-log";
import { startClient } from "./system/client";
import { DIRECT_SECONDS } from "./system/deployment";
import type { DataPath } from "./system/system";

/** Longer than a client waits, however slow the machine is. */
const SLOW_SECONDS = 100 * DIRECT_SECONDS;

/** Clients under many calls, with slow answers and with failures. */
export function underLoad(system: () => DataPath): void {
  describe("under load", () => {
    it("50 concurrent calls of the assume-role client are signed with the credentials of one assumption", async () => {
      const seen = requestsFrom(system());
      const client = await startClient(system(), "consumer", "assumed");
      const answers = await Promise.all(Array.from({ length: 50 }, () => clientAnswer(client)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(200));
      expect(new Set(seen("GET /prod/").map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    });

    it("504: a slow backend, said while the backend is still at work", async () => {
      const environment = { TIMEOUT_SECONDS: String(DIRECT_SECONDS) };
      const seen = requestsFrom(system());
      const client = await startClient(system(), "consumer", "direct", { environment });
      const event = { path: "/slow", query: { seconds: SLOW_SECONDS } };
      const { statusCode, error } = await clientAnswer(client, event);
      expect(statusCode).toBe(504);
      expect(error).toMatchObject({ reason: "timeout", message: expect.stringMatching(/ in time$/) });
      expect(seen("GET /prod/slow")).toEqual([]);
    });

    it.each([
      ["GET", 200, 3],
      ["POST", 503, 1],
    ] as const)(
      "%s of a backend that fails twice with 503: %i, sent %i times",
      async (method, status, times) => {
        const seen = requestsFrom(system());
        const client = await startClient(system(), "consumer", "direct");
        const { statusCode } = await clientAnswer(client, { method, path: "/flaky", query: { failures: 2 } });
        const statuses = seen(`${method} /prod/flaky`).map((request) => request.status);
        expect([statusCode, statuses]).toEqual([status, [...Array(times - 1).fill(503), status]]);
      },
    );
  });
}

/** The requests from now on with this prefix; late ones of other calls are left out. */
function requestsFrom({ gateway: { requestLog } }: DataPath): (start: string) => readonly LoggedRequest[] {
  const before = requestLog.count;
  return (start) => requestLog.after(before).filter((request) => request.operation.startsWith(start));
}
