import type { ClientOf } from "../../../aws/clients";
import { type Source, unlessAbsent } from "../reading";

/** An entry of a log. */
export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly message: string;
}

/** The most pages that are read of one log: 10,000 entries or a megabyte each. */
const MAX_PAGES = 12;

/**
 * The entries of a log group of the last minutes, oldest first; none if there is no such group. CloudWatch tells the
 * oldest first, so a busy log is read in steps back from now, until enough was read.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function recentEvents(
  logs: ClientOf<"logs">,
  logGroupName: string,
  { now, sinceMinutes }: Pick<Source, "now" | "sinceMinutes">,
): Promise<readonly LogEvent[]> {
  const found: LogEvent[] = [];
  let pages = 0;
  let endTime = now + CLOCK_DIFFERENCE;
  for (const minutes of [sinceMinutes / 16, sinceMinutes / 4, sinceMinutes]) {
    const startTime = now - minutes * 60_000;
    const step: LogEvent[] = [];
    let nextToken: string | undefined;
    do {
      const asked = logs.filterLogEvents({ logGroupName, startTime, endTime, nextToken });
      const page = await unlessAbsent(asked, "ResourceNotFoundException");
      if (page === undefined) return [];
      for (const { timestamp = 0, message = "" } of page.events ?? []) step.push({ at: timestamp, message });
      nextToken = page.nextToken;
      pages += 1;
    } while (nextToken !== undefined && pages < MAX_PAGES);
    found.unshift(...step);
    if (pages >= MAX_PAGES) break;
    endTime = startTime - 1;
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Entries may be dated by a clock that is ahead of this machine's. */
const CLOCK_DIFFERENCE = 60_000;

/** The fields of an entry that is JSON; undefined for any other. */
export function jsonFields(message: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(message);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
