import { CallError } from "../call-error";

/** Counts the attempts that were made before one that failed. */
export function after(attempts: number): (error: unknown) => never {
  return (error) => {
    if (error instanceof CallError) error.attempts += attempts;
    throw error;
  };
}
