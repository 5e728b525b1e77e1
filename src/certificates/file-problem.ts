/** Something that is wrong with a file of a trust store. */
export interface FileProblem {
  /** From 1; absent if it is wrong with the file as a whole. */
  readonly line?: number;
  /** `certificate 2: expected ..., got ...` */
  readonly message: string;
}
