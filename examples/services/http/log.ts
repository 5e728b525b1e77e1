/** Writes one entry of the log. */
export type Log = (entry: object) => void;

/** Writes an entry as one line of JSON, with its time. */
export const log: Log = (entry) =>
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
