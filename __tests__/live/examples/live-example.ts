import type { Call, Who } from "./callers/caller";
import type { ExampleFile } from "./example-file";
import type { ExampleSystem } from "./example-system";
import type { Replacements } from "./live-file";

/**
 * An example in the live suite: the changes of a live run, and calls to try in addition to the declared ones.
 */
export interface LiveExample {
  /** That of its file, unless it has several. */
  readonly name: string;
  /** @default the one that has its name */
  readonly files?: readonly string[];
  /** @default eu-west-1 */
  readonly region?: string;
  /** Parts of the file that a live run replaces, each with a comment on the reason. @default nothing */
  readonly replacements?: Replacements;
  /** Makes what the file takes for granted, and tells the ids that it got by those in the file. @default nothing */
  readonly existing?: (system: ExampleSystem) => Promise<Replacements>;
  /** Applies everything. @default in the order that the synthesis prints */
  readonly apply?: (files: readonly ExampleFile[], replacements: Replacements) => Promise<void>;
  /** The organization that its accounts are in. @default none */
  readonly organizationId?: string;
  /**
   * The request of a route, by the route's key, where that is more than its path.
   * @default its path, with a sample in the place of each parameter
   */
  readonly requests?: Readonly<Record<string, Pick<Call, "query" | "body"> & { readonly path?: string }>>;
  /** Calls that are none of those that it declares. */
  readonly refused: readonly RefusedCall[];
}

/** A call that does not come to a function. */
export interface RefusedCall extends Call {
  readonly who: Who;
  /** @default 403 */
  readonly status?: number;
  /** True = another role of the client's account calls in its place, one that the account lets call everything. */
  readonly asAnotherRole?: true;
  /** The rule or policy that refuses, which AWS does not tell its callers. */
  readonly refusedBy: string;
}

export function filesOf({ name, files = [name] }: LiveExample): readonly string[] {
  return files;
}
