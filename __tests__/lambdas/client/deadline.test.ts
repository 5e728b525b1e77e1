import { deadlineOf } from "../../../lambdas/client/deadline";
import { fakeSystem } from "../../support/fakes/fake-system";

describe("a call ends after its own time, and always before the function does", () => {
  test.each([
    [10_000, 30_000, 10_000],
    [10_000, 10_500, 10_000],
    [10_000, 10_499, 9_999],
    [10_000, 3_000, 2_500],
    [10_000, 501, 1],
  ])("%i ms for a call, %i ms left: %i ms", (timeoutMs, remainingMs, expected) => {
    const system = fakeSystem();
    expect(deadlineOf(system, timeoutMs, remainingMs).at - system.now()).toBe(expected);
  });

  test("with no time left it does not begin", () => {
    expect(() => deadlineOf(fakeSystem(), 10_000, 500)).toThrow(
      expect.objectContaining({ reason: "timeout", statusCode: 504 }),
    );
  });
});
