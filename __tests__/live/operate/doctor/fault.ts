import type { Patient } from "./system";

/** A fault that somebody plants behind Terraform's back. */
export interface Fault<P = Patient> {
  /** A sentence's end: `the client's function calls another API`. */
  readonly name: string;
  /** The id of the cause that doctor has to name first. */
  readonly cause: string;
  /** The call that doctor is asked about. @default all */
  readonly call?: string;
  /** A part of the evidence. @default any */
  readonly evidence?: RegExp;
  /** False where calls are still answered. @default true */
  readonly refuses?: boolean;
  /** Plants it, and returns what takes it back. */
  readonly plant: (patient: P) => Promise<() => Promise<void>>;
}
