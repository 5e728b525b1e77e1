/** What an entry was compiled to. */
export interface Compiled {
  /** One JavaScript module. */
  readonly code: Uint8Array;
  /** Absolute paths of every file that went into it. */
  readonly inputs: readonly string[];
}

/** Why an entry was not compiled: esbuild's messages, each after the place in the file. */
export interface Refused {
  readonly refused: readonly string[];
}
