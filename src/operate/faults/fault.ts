/** The surroundings of an error: whose it is, and how its stack is named in commands. */
export interface FaultPlace {
  readonly stackId: string;
  /** The account that the file says. */
  readonly account: string;
  /** A command about the stack: `terraform -chdir=cdktf.out/stacks/provider force-unlock`. */
  readonly commandLine: (...args: readonly string[]) => string;
}

/** An error of Terraform or of its AWS provider that is known by its words. */
export interface Fault {
  readonly name: string;
  /** Compared with summary and detail, in which every space is one blank. */
  readonly phrase: RegExp;
  /** A sentence that says what to do. @param address of the resource that Terraform names, if it names one */
  readonly advice: (found: Found, place: FaultPlace, address?: string) => string;
}

/** The groups of the phrase. */
export type Found = Readonly<Record<string, string | undefined>>;
