import { readFileSync } from "node:fs";

export type Attributes = Readonly<Record<string, unknown>>;

/** Elements by type and name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A stack on disk, with its state in S3. */
export interface StackJson {
  readonly data?: Blocks;
  readonly resource: Blocks;
  readonly locals?: Attributes;
  readonly output: Readonly<Record<string, { readonly value: unknown; readonly precondition?: unknown }>>;
  readonly provider: { readonly aws: readonly Attributes[] };
  readonly terraform: { readonly backend: { readonly s3: Attributes }; readonly required_version: string };
}

export function readStack(file: string): StackJson {
  return JSON.parse(readFileSync(file, "utf8")) as StackJson;
}

/** A stack's JSON as text, without CDKTF's metadata on where each part was made. */
export function saidBy(file: string): string {
  return JSON.stringify(readStack(file), (key, value: unknown) => (key === "//" ? undefined : value));
}
