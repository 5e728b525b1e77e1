/** A reason for which a command cannot go on, in a sentence that says what to do; the user sees nothing else. */
export class OperationError extends Error {
  override readonly name = "OperationError";
}
