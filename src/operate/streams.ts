import { OperationError } from "./operation-error";

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
    if (!(error instanceof OperationError)) throw error;
    err.write(`${error.message}\n`);
    return 1;
  }
}
