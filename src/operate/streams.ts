import { sentenceOf } from "./sentence-of";

/** Where a command writes to. */
export interface Streams {
  readonly out: Pick<NodeJS.WritableStream, "write">;
  readonly err: Pick<NodeJS.WritableStream, "write">;
}

/** Runs a command: an error that a user can cause is printed as it is, and ends with status 1. */
export async function answering({ err }: Streams, act: () => Promise<number>): Promise<number> {
  try {
    return await act();
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    err.write(`${sentence}\n`);
    return 1;
  }
}
