import type { Operation } from "./operation";
import { OperationError } from "./operation-error";
import type { EndEvent, ExitStatus } from "./operation-event";

/** The end of a command, but for what is known of every command. */
export type Conclusion = Omit<EndEvent, "event" | "log" | "seconds">;

/** Runs a command, tells its end, and gives its exit status. */
export async function conclude(
  { tell, logFolder }: Operation,
  run: () => Promise<Conclusion>,
): Promise<ExitStatus> {
  const start = performance.now();
  const conclusion = await run().catch(stopped);
  const seconds = round((performance.now() - start) / 1000);
  const isDriven = conclusion.outcome !== "stopped";
  tell({ event: "end", ...conclusion, seconds, ...(isDriven && { log: logFolder }) });
  return conclusion.status;
}

/** What a user can cause ends in a sentence; any other error is a defect, and is not caught. */
function stopped(error: Error): Conclusion {
  const isFull = (error as NodeJS.ErrnoException).code === "ENOSPC";
  if (!(error instanceof OperationError || isFull)) throw error;
  const message = isFull ? "the disk is full: free some space and run the command again" : error.message;
  return { status: 1, outcome: "stopped", message, next: [] };
}

/** The seconds of a run, to a tenth. */
export async function timed<T>(
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const start = performance.now();
  const value = await run();
  return { value, seconds: round((performance.now() - start) / 1000) };
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
