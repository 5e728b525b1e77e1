import type { System } from "../../../lambdas/client/system";

/** A system in which time passes only by sleeping, with a record of what happened. */
export interface FakeSystem extends System {
  readonly slept: readonly number[];
  readonly logged: readonly object[];
  readonly advance: (milliseconds: number) => void;
}

/** `random` gives the same number each time; a timeout fires when the real one would. */
export function fakeSystem(random = 0.5, startedAt = Date.UTC(2026, 0, 2, 3, 4, 5)): FakeSystem {
  const slept: number[] = [];
  const logged: object[] = [];
  let now = startedAt;
  const advance = (milliseconds: number) => {
    now += milliseconds;
  };
  return {
    slept,
    logged,
    advance,
    now: () => now,
    random: () => random,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      advance(milliseconds);
    },
    timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
    log: (entry) => logged.push(entry),
  };
}
