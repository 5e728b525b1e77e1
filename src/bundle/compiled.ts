/** A compiled entry. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of all its input files. */
  readonly inputs: readonly string[];
}

/** The reasons why an entry was not compiled: esbuild's messages, each after its place in the file. */
export interface Refused {
  readonly refused: readonly string[];
}
