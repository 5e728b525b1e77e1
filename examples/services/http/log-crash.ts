import type { Log } from "./log";

/** Logs what nothing caught, such as an unusable environment or a port in use, and ends the process with 1. */
export function logCrash(log: Log): void {
  process.once("uncaughtException", (error) => {
    log({ level: "error", message: "The service crashed", failure: error.stack });
    process.exit(1);
  });
}
