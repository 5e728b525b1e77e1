import type { Deployment } from "../model/deployment";
import type { OperationEvent } from "./operation-event";

/** What every command that drives Terraform is given from outside. */
export interface Operation {
  /** The deployment file, as the user named it. */
  readonly file: string;
  readonly synthesize: () => Promise<Synthesis>;
  readonly env: NodeJS.ProcessEnv;
  /** The folder of Terraform's output. */
  readonly logFolder: string;
  readonly tell: (event: OperationEvent) => void;
  /** Asks the user; absent if nobody is at a terminal. */
  readonly ask?: (question: string) => Promise<string>;
  /** Aborted when the user wants to stop. */
  readonly interrupted: AbortSignal;
  /** A command of Crosslink's about the same file, for a user to paste: `npx crosslink deploy --only provider`. */
  readonly commandLine: (...args: readonly string[]) => string;
}

/** The stacks that were written, and the deployment that they are of. */
export interface Synthesis {
  readonly deployment: Deployment;
  readonly stacks: readonly { readonly stackId: string; readonly folder: string }[];
  /** The proven access, in lines. */
  readonly access: readonly string[];
}
