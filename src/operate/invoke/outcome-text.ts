import type { Outcome } from "./outcome";

const WORDS = { success: "SUCCESS", failed: "FAILED", manual: "BY HAND" } as const;

/** The outcome of a call on one line, and the reason on the next: `SUCCESS  consumer.direct  200  31 ms  arn:...`. */
export function outcomeLines(
  { client, result, status, milliseconds, identity, reason }: Outcome,
  width: number,
): readonly string[] {
  const facts = [
    WORDS[result].padEnd(7),
    client.padEnd(width),
    ...(result === "manual" ? [] : [status === undefined ? "---" : String(status)]),
    ...(milliseconds === undefined ? [] : [`${milliseconds} ms`]),
    ...(identity === undefined ? [] : [identity]),
  ];
  return [facts.join("  ").trimEnd(), ...(reason === undefined ? [] : [`         ${reason}`])];
}

/** `2 calls succeeded, 1 failed, 1 to make by hand` */
export function outcomeSummary(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome["result"]) => outcomes.filter((one) => one.result === result).length;
  const parts = [`${count("success")} succeeded`, `${count("failed")} failed`];
  return [...parts, ...(count("manual") > 0 ? [`${count("manual")} to make by hand`] : [])].join(", ");
}
