/**
 * Something that a user can cause and mend while operating a deployment: credentials, a network, a bucket. The message is one
 * sentence, and what to do; no stack trace is shown for it.
 */
export class OperationError extends Error {
  override readonly name: string = "OperationError";
}
