import { OperationError } from "./operation-error";

/**
 * What a user is told about an error: its own message, or AWS's where AWS refused a request for a reason of its own, such as the name
 * of a bucket that is none. Undefined of a defect of Crosslink.
 */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof OperationError) return error.message;
  const { name, message, $fault } = error as Error & { readonly $fault?: string };
  return $fault === undefined ? undefined : `AWS answered ${name}: ${message}`;
}
