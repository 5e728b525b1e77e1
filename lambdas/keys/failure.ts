/** True if an error has that name, which is AWS's code for what went wrong. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** True if AWS has answered with the error; false if nothing was heard of it. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Error && "$fault" in error;
}

/**
 * The text of an error, for a log or a message: `AccessDeniedException: ...`. Of an answer that is not JSON only the name is
 * said, as the message of such an error quotes the answer, which may hold a key.
 */
export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  const { name, message } = error;
  if (name === "SyntaxError") return name;
  return name === "Error" ? message : `${name}: ${message}`;
}
